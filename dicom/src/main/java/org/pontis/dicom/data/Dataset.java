package org.pontis.dicom.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A data set of PS3.5 section 7: elements in ascending order of tag. Immutable, thread-safe as far
 * as the slices it holds; getters decode when called and treat what can't be decoded as absent.
 */
public final class Dataset {
  private static final Dataset EMPTY = new Dataset(List.of());

  private final int[] tags;
  private final List<Element> elements;

  Dataset(List<Element> ascending) {
    this.elements = List.copyOf(ascending);
    this.tags = ascending.stream().mapToInt(e -> e.tag().code() ^ Integer.MIN_VALUE).toArray();
  }

  /** A data set without elements. */
  public static Dataset empty() {
    return EMPTY;
  }

  /** A new builder. */
  public static DatasetBuilder builder() {
    return new DatasetBuilder();
  }

  /** A builder that starts with these elements. */
  public DatasetBuilder toBuilder() {
    DatasetBuilder builder = new DatasetBuilder();
    elements.forEach(builder::put);
    return builder;
  }

  /** The elements in ascending order of tag. */
  public List<Element> elements() {
    return elements;
  }

  /** The element with this tag. */
  public Optional<Element> element(Tag tag) {
    int at = Arrays.binarySearch(tags, tag.code() ^ Integer.MIN_VALUE);
    return at < 0 ? Optional.empty() : Optional.of(elements.get(at));
  }

  /** Whether an element with this tag is there, with or without a value. */
  public boolean contains(Tag tag) {
    return Arrays.binarySearch(tags, tag.code() ^ Integer.MIN_VALUE) >= 0;
  }

  /** All values of a text element, padding removed; empty when absent or of zero length. */
  public List<String> strings(Tag tag) {
    return element(tag).map(Values::strings).orElse(List.of());
  }

  /** The first value as text, padding removed; numbers in decimal. Absent when blank. */
  public Optional<String> string(Tag tag) {
    return element(tag).flatMap(Values::firstString);
  }

  /** The first value as a UID. */
  public Optional<Uid> uid(Tag tag) {
    return string(tag).flatMap(Uid::parse);
  }

  /** The first value as an integer. */
  public Optional<Long> integer(Tag tag) {
    return element(tag).flatMap(Values::firstInteger);
  }

  /** The first value as a decimal number. */
  public Optional<BigDecimal> decimal(Tag tag) {
    return element(tag).flatMap(Values::firstDecimal);
  }

  /** The first value as a person name that is not empty. */
  public Optional<PersonName> personName(Tag tag) {
    return string(tag).map(PersonName::parse).filter(name -> !name.isEmpty());
  }

  /** The first value as a date (DA). */
  public Optional<DicomDate> date(Tag tag) {
    return string(tag).flatMap(DicomDate::parse);
  }

  /** The first value as a time of day (TM). */
  public Optional<DicomTime> time(Tag tag) {
    return string(tag).flatMap(DicomTime::parse);
  }

  /** The first value as a point in time (DT). */
  public Optional<DicomDateTime> dateTime(Tag tag) {
    return string(tag).flatMap(DicomDateTime::parse);
  }

  /** The items of a sequence; empty when absent. */
  public List<Dataset> items(Tag tag) {
    return element(tag)
        .map(element -> element instanceof Element.Items items ? items.items() : List.<Dataset>of())
        .orElse(List.of());
  }

  /** These elements and the other's; where both have a tag, the other's. */
  public Dataset overlaidWith(Dataset other) {
    List<Element> union = new ArrayList<>(elements.size() + other.elements.size());
    int mine = 0;
    for (Element theirs : other.elements) {
      while (mine < elements.size() && elements.get(mine).tag().compareTo(theirs.tag()) < 0) {
        union.add(elements.get(mine++));
      }
      boolean same = mine < elements.size() && elements.get(mine).tag().equals(theirs.tag());
      mine += same ? 1 : 0;
      union.add(theirs);
    }
    union.addAll(elements.subList(mine, elements.size()));
    return new Dataset(union);
  }

  /** The elements whose tag fulfils the condition. */
  public Dataset select(Predicate<Tag> condition) {
    return new Dataset(elements.stream().filter(e -> condition.test(e.tag())).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }

  /** The number of elements only: values are patient data. */
  @Override
  public String toString() {
    return "Dataset of " + elements.size() + " elements";
  }
}
