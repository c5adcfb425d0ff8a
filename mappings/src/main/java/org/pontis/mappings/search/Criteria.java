package org.pontis.mappings.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.SiteId;

/** What the terms of a search ask together; each addition narrows. */
final class Criteria<R> {
  private static final ReturnKeys STUDY_UID =
      new ReturnKeys.Listed(List.of(ElementPath.of(Tags.StudyInstanceUID)));

  private final List<Key> keys = new ArrayList<>();
  private final Map<Tag, Matching> mergeable = new LinkedHashMap<>();
  private final List<List<ImagingQuery>> existence = new ArrayList<>();
  private final List<Predicate<R>> residuals = new ArrayList<>();
  private Optional<Set<SiteId>> sites = Optional.empty();
  private Ordering ordering = Ordering.NEWEST_FIRST;

  /** Only these sites. */
  void sites(Set<SiteId> only) {
    Set<SiteId> both = new HashSet<>(only);
    sites.ifPresent(both::retainAll);
    sites = Optional.of(both);
  }

  /** Nothing can match. */
  void nothing() {
    sites(Set.of());
  }

  void values(Tag tag, List<String> anyOf) {
    keys.add(new Key(ElementPath.of(tag), values(anyOf)));
  }

  static Matching values(List<String> anyOf) {
    return anyOf.size() == 1
        ? new Matching.SingleValue(anyOf.getFirst())
        : new Matching.ValueList(anyOf);
  }

  void key(Tag tag, Matching matching) {
    keys.add(new Key(ElementPath.of(tag), matching));
  }

  /** Both this list and any earlier one for the attribute. */
  void uids(Tag tag, List<Uid> anyOf) {
    Matching merged = new Matching.UidList(anyOf.stream().distinct().sorted().toList());
    if (mergeable.get(tag) instanceof Matching.UidList(List<Uid> earlier)) {
      merged = new Matching.UidList(earlier.stream().filter(anyOf::contains).toList());
    }
    mergeable.put(tag, merged);
    if (merged instanceof Matching.UidList(List<Uid> left) && left.isEmpty()) {
      nothing();
    }
  }

  /** Both this range and any earlier one for the attribute. */
  void dates(Tag tag, Matching.DateRange range) {
    Matching.DateRange merged = range;
    if (mergeable.get(tag) instanceof Matching.DateRange earlier) {
      merged =
          new Matching.DateRange(
              later(earlier.from(), range.from()), earlier(earlier.to(), range.to()));
    }
    mergeable.put(tag, merged);
    Optional<LocalDate> to = merged.to();
    if (merged.from().filter(from -> to.filter(from::isAfter).isPresent()).isPresent()) {
      nothing();
    }
  }

  private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().isAfter(other.get()) ? one.get() : other.get())
        : one.or(() -> other);
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
        : one.or(() -> other);
  }

  /** A match of one of these queries within the study. */
  void existence(List<ImagingQuery> anyOf) {
    existence.add(anyOf);
  }

  static ImagingQuery query(QueryLevel level, ElementPath path, Matching matching) {
    return ImagingQuery.all(level).with(STUDY_UID).with(new Key(path, matching));
  }

  void residual(Predicate<R> condition) {
    residuals.add(condition);
  }

  void ordering(Ordering other) {
    ordering = other;
  }

  /** The search; what narrows studies narrows its existence queries too. */
  FhirSearch<R> search(QueryLevel level) {
    List<Key> all = new ArrayList<>();
    mergeable.forEach((tag, matching) -> all.add(new Key(ElementPath.of(tag), matching)));
    all.addAll(keys);
    ReturnKeys wanted = level == QueryLevel.STUDY ? STUDY_UID : new ReturnKeys.All();
    return new FhirSearch<>(
        sites,
        new ImagingQuery(level, all, wanted, Page.all(), ordering),
        existence.stream().map(anyOf -> narrowed(anyOf, all)).toList(),
        residuals.stream().reduce(Predicate::and));
  }

  private static Existence narrowed(List<ImagingQuery> anyOf, List<Key> keys) {
    return new Existence(anyOf.stream().map(query -> with(query, keys)).toList());
  }

  private static ImagingQuery with(ImagingQuery query, List<Key> keys) {
    ImagingQuery narrowed = query;
    for (Key key : keys) {
      narrowed = narrowed.with(key);
    }
    return narrowed;
  }
}
