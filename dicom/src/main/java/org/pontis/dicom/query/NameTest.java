package org.pontis.dicom.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pontis.dicom.data.PersonName;

/**
 * Literal matching of person names, without regard to case (PS3.4 C.2.2.2.1 and C.2.2.2.4). A key
 * of one component group matches a name when any of the name's groups does; of a key of several
 * groups each that is not empty must match the name's group at its place. Empty components at the
 * end and spaces around components do not count.
 */
final class NameTest {
  private final List<Predicate<String>> groups;

  private NameTest(List<Predicate<String>> groups) {
    this.groups = List.copyOf(groups);
  }

  /** A name that must be equal. */
  static NameTest exact(String key) {
    return new NameTest(groups(key, NameTest::equal));
  }

  /** A name that must fit a pattern. */
  static NameTest wildCard(String key) {
    return new NameTest(groups(key, NameTest::pattern));
  }

  private interface Compiler {
    Predicate<String> compile(String group);
  }

  private static List<Predicate<String>> groups(String key, Compiler compiler) {
    List<Predicate<String>> tests = new ArrayList<>();
    for (String group : key.split("=", 3)) {
      String wanted = trimmed(group);
      tests.add(wanted.isEmpty() ? _ -> true : compiler.compile(wanted));
    }
    return tests;
  }

  /** Whether the name, as its element holds it, matches. */
  boolean test(String text) {
    return groups.size() == 1 ? anyGroup(text, groups.getFirst()) : groupsInPlace(text);
  }

  private static boolean anyGroup(String text, Predicate<String> wanted) {
    int from = 0;
    for (int end = text.indexOf('='); end >= 0; end = text.indexOf('=', from)) {
      if (end > from && wanted.test(trimmed(text.substring(from, end)))) {
        return true;
      }
      from = end + 1;
    }
    return wanted.test(trimmed(text.substring(from)));
  }

  private boolean groupsInPlace(String text) {
    PersonName name = PersonName.parse(text);
    List<String> parts = List.of(name.alphabetic(), name.ideographic(), name.phonetic());
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).test(trimmed(parts.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<String> equal(String wanted) {
    return wanted::equalsIgnoreCase;
  }

  /** Components the name leaves out at its end count as empty where the pattern names them. */
  private static Predicate<String> pattern(String wanted) {
    Glob glob = Glob.ignoringCase(wanted);
    int carets = carets(wanted);
    return group -> glob.matches(group) || glob.matches(padded(group, carets));
  }

  private static String padded(String group, int carets) {
    return group + "^".repeat(Math.max(0, carets - carets(group)));
  }

  private static int carets(String text) {
    return (int) text.chars().filter(c -> c == '^').count();
  }

  private static String trimmed(String group) {
    int end = group.length();
    while (end > 0 && (group.charAt(end - 1) == '^' || group.charAt(end - 1) == ' ')) {
      end--;
    }
    String kept = group.substring(0, end).stripLeading();
    return kept.contains(" ^") || kept.contains("^ ") ? withoutPadding(kept) : kept;
  }

  /** The group without spaces around its carets, in one pass: names may be very long. */
  private static String withoutPadding(String group) {
    StringBuilder kept = new StringBuilder(group.length());
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      while (c == '^' && endsWith(kept, ' ')) {
        kept.setLength(kept.length() - 1);
      }
      if (c != ' ' || !endsWith(kept, '^')) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static boolean endsWith(StringBuilder text, char last) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == last;
  }
}
