package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;

/**
 * Fills what the matches of one call lack from instances, so many of them: an instance match from
 * the instance, a study or series from its first, the SOP classes of a study from all.
 */
final class InstanceFilling {
  /** The most retrievals for one call. */
  private static final int MOST_READ = 500;

  /** Said of matches, never in the data sets of instances. */
  private static final Set<Tag> NOT_IN_INSTANCES =
      Set.of(
          Tags.SpecificCharacterSet,
          Tags.InstanceAvailability,
          Tags.RetrieveURL,
          Tags.RetrieveAETitle,
          Tags.ModalitiesInStudy,
          Tags.AnatomicRegionsInStudyCodeSequence,
          Tags.NumberOfPatientRelatedStudies,
          Tags.NumberOfPatientRelatedSeries,
          Tags.NumberOfPatientRelatedInstances,
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances,
          Tags.NumberOfSeriesRelatedInstances);

  private final Headers headers;
  private final Function<Dataset, Optional<InstanceRef>> first;
  private final QueryLevel level;
  private final Set<Tag> asked;
  private final Call call;
  private final List<Problem> failures = new ArrayList<>();
  private int read;
  private long left;
  private Optional<Uid> series = Optional.empty();
  private Map<Uid, Dataset> ofSeries = Map.of();
  private final Map<Uid, List<String>> sopClasses = new HashMap<>();

  /**
   * A filling of matches of this level.
   *
   * @param first the first instance below a study or series
   * @param asked all attributes that are asked for, as keys or to be returned: what is read once
   *     serves for each of them
   */
  InstanceFilling(
      Headers headers,
      Function<Dataset, Optional<InstanceRef>> first,
      QueryLevel level,
      Set<Tag> asked,
      Call call) {
    this.headers = headers;
    this.first = first;
    this.level = level;
    this.asked = Set.copyOf(asked);
    this.call = call;
  }

  /** The match with those of some attributes that an instance has and the match has not. */
  Dataset fill(Dataset match, Set<Tag> tags) {
    Set<Tag> lacking =
        tags.stream()
            .filter(tag -> isOfLevel(tag) && !match.contains(tag))
            .collect(Collectors.toUnmodifiableSet());
    if (lacking.isEmpty()) {
      return match;
    }
    boolean onlyClasses = lacking.equals(Set.of(Tags.SOPClassesInStudy));
    Dataset header =
        onlyClasses ? Dataset.empty() : header(match, lacking::contains).orElse(Dataset.empty());
    Dataset filled = match.overlaidWith(header);
    return lacking.contains(Tags.SOPClassesInStudy) ? withClasses(filled) : filled;
  }

  /** The match with everything an instance says of its level and those above. */
  Dataset fillWhole(Dataset match) {
    Dataset whole = header(match, this::isOfLevel).orElse(Dataset.empty()).overlaidWith(match);
    return whole.contains(Tags.SOPClassesInStudy) ? whole : withClasses(whole);
  }

  /** What was left out. */
  List<Problem> problems(SiteId site) {
    if (!failures.isEmpty()) {
      return failures.stream().limit(1).map(failure -> unread(site, failure)).toList();
    }
    String detail =
        "the PACS does not say all of its matches; after %d retrievals from instances it is missing"
                .formatted(MOST_READ)
            + " in %d more: narrow the search".formatted(left);
    return left == 0 ? List.of() : List.of(Problem.of(ProblemType.LIMIT_EXCEEDED, site, detail));
  }

  /** That nothing was found by a retrieval does not mean that nothing was found by the search. */
  private static Problem unread(SiteId site, Problem failure) {
    ProblemType type =
        failure.type() == ProblemType.NOT_FOUND ? ProblemType.MALFORMED_FROM_SITE : failure.type();
    return Problem.of(
        type,
        site,
        "what the PACS does not say of its matches can't be read from instances: "
            + failure.detail());
  }

  private boolean isOfLevel(Tag tag) {
    return tag.group() > 0x0002
        && !NOT_IN_INSTANCES.contains(tag)
        && AttributeLevels.of(tag).isAtOrAbove(level);
  }

  private Optional<Dataset> header(Dataset match, Predicate<Tag> wanted) {
    if (level == QueryLevel.INSTANCE) {
      return ofInstance(match, wanted);
    }
    if (!mayRead()) {
      return Optional.empty();
    }
    return first.apply(match).flatMap(what -> read(what, wanted).stream().findFirst());
  }

  /** A second match of one series means that more are to come: the series is read at once. */
  private Optional<Dataset> ofInstance(Dataset match, Predicate<Tag> wanted) {
    Optional<Uid> instance = match.uid(Tags.SOPInstanceUID);
    Optional<Uid> study = match.uid(Tags.StudyInstanceUID);
    Optional<Uid> its = match.uid(Tags.SeriesInstanceUID);
    if (instance.isEmpty() || study.isEmpty() || its.isEmpty()) {
      return Optional.empty();
    }
    if (!its.equals(series)) {
      series = its;
      ofSeries = byUid(InstanceRef.instance(study.get(), its.get(), instance.get()), wanted);
    } else if (!ofSeries.containsKey(instance.get())) {
      ofSeries = byUid(InstanceRef.series(study.get(), its.get()), wanted);
    }
    return Optional.ofNullable(ofSeries.get(instance.get()));
  }

  private Map<Uid, Dataset> byUid(InstanceRef what, Predicate<Tag> wanted) {
    Map<Uid, Dataset> found = new HashMap<>();
    if (mayRead()) {
      read(what, wanted.or(Tags.SOPInstanceUID::equals).or(asked::contains))
          .forEach(header -> header.uid(Tags.SOPInstanceUID).ifPresent(u -> found.put(u, header)));
    }
    return found;
  }

  private Dataset withClasses(Dataset match) {
    List<String> classes =
        match
            .uid(Tags.StudyInstanceUID)
            .map(study -> sopClasses.computeIfAbsent(study, this::readClasses))
            .orElse(List.of());
    return classes.isEmpty()
        ? match
        : match.toBuilder()
            .text(Tags.SOPClassesInStudy, Vr.UI, classes.toArray(String[]::new))
            .build();
  }

  private List<String> readClasses(Uid study) {
    return mayRead()
        ? read(InstanceRef.study(study), Tags.SOPClassUID::equals).stream()
            .flatMap(header -> header.string(Tags.SOPClassUID).stream())
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  /** Whether another retrieval is allowed; one that failed is the last. */
  private boolean mayRead() {
    if (!failures.isEmpty() || read == MOST_READ) {
      left += failures.isEmpty() ? 1 : 0;
      return false;
    }
    read++;
    return true;
  }

  private List<Dataset> read(InstanceRef what, Predicate<Tag> wanted) {
    List<Dataset> found = new ArrayList<>();
    try {
      failures.addAll(
          headers
              .metadata(what, call, (_, header) -> found.add(inMemory(header, wanted)))
              .problems());
    } catch (ImagingException failure) {
      failures.add(failure.problem());
    }
    return found;
  }

  private static Dataset inMemory(Dataset header, Predicate<Tag> wanted) {
    return header.select(tag ->
        wanted.test(tag)
            && header
                .element(tag)
                .filter(element -> element instanceof Element.BulkDataReference)
                .isEmpty());
  }
}
