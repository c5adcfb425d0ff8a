package org.pontis.dicom.data;

import java.util.Optional;

/**
 * A person name of PS3.5 section 6.2.1.1: up to three component groups, each of up to five
 * components separated by a caret. Prints no value.
 */
public record PersonName(String alphabetic, String ideographic, String phonetic) {

  /** The components of a group in their order. */
  public enum Component {
    FAMILY(0),
    GIVEN(1),
    MIDDLE(2),
    PREFIX(3),
    SUFFIX(4);

    private final int position;

    Component(int position) {
      this.position = position;
    }
  }

  /** Splits {@code alphabetic=ideographic=phonetic}; missing groups are empty. */
  public static PersonName parse(String text) {
    String[] groups = text.split("=", 3);
    return new PersonName(
        groups[0].strip(),
        groups.length > 1 ? groups[1].strip() : "",
        groups.length > 2 ? groups[2].strip() : "");
  }

  /** A component of a group, empty when absent or blank. */
  public static Optional<String> component(String group, Component component) {
    String[] parts = group.split("\\^", -1);
    int index = component.position;
    return index < parts.length && !parts[index].isBlank()
        ? Optional.of(parts[index].strip())
        : Optional.empty();
  }

  /** Whether no group has any character but carets and spaces. */
  public boolean isEmpty() {
    return (alphabetic + ideographic + phonetic).chars().allMatch(c -> c == '^' || c == ' ');
  }

  @Override
  public String toString() {
    return "PersonName";
  }
}
