package org.pontis.routes.site.dimse.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Deadline;

/**
 * What studies and series hold (PS3.4 table C.3-1) at a PACS that does not say so itself: found out
 * by asking below them, and remembered for moments.
 */
final class Totals {
  /** What can be found out. */
  static final Set<Tag> TAGS =
      Set.of(
          Tags.ModalitiesInStudy,
          Tags.SOPClassesInStudy,
          Tags.NumberOfStudyRelatedSeries,
          Tags.NumberOfStudyRelatedInstances,
          Tags.NumberOfSeriesRelatedInstances);

  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);
  private static final List<ElementPath> OF_SERIES =
      List.of(
          ElementPath.of(Tags.Modality),
          ElementPath.of(Tags.SeriesInstanceUID),
          ElementPath.of(Tags.NumberOfSeriesRelatedInstances));

  private final LevelFind find;
  private final Cache<Uid, OfStudy> studies = remembering();
  private final Cache<Uid, Long> series = remembering();

  /** Of each study; none where its instances do not say theirs. */
  private final Cache<Uid, Set<String>> sopClasses = remembering();

  /** A study, instances only where they were asked for. */
  private record OfStudy(Set<String> modalities, long series, Optional<Long> instances) {}

  Totals(LevelFind find) {
    this.find = find;
  }

  private static <T> Cache<Uid, T> remembering() {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(REMEMBERED_FOR)
        .build();
  }

  /** Whether a match lacks one of these, and can be filled. */
  static boolean isLacking(Dataset match, Set<Tag> wanted) {
    return match.contains(Tags.StudyInstanceUID)
        && wanted.stream().anyMatch(tag -> lacks(match, tag));
  }

  private static boolean lacks(Dataset match, Tag tag) {
    boolean applies =
        !tag.equals(Tags.NumberOfSeriesRelatedInstances) || match.contains(Tags.SeriesInstanceUID);
    return applies && match.string(tag).filter(value -> !value.isBlank()).isEmpty();
  }

  /** The match with what it lacks. */
  Dataset filled(DimseScu scu, Dataset match, Set<Tag> wanted, Deadline deadline) {
    Optional<Uid> study = match.uid(Tags.StudyInstanceUID);
    if (study.isEmpty()) {
      return match;
    }
    DatasetBuilder filled = match.toBuilder();
    for (Tag tag : wanted) {
      if (lacks(match, tag)) {
        fill(new Place(scu, study.get(), deadline), tag, match, filled);
      }
    }
    return filled.build();
  }

  /** Where to ask for what. */
  private record Place(DimseScu scu, Uid study, Deadline deadline) {}

  private void fill(Place place, Tag tag, Dataset match, DatasetBuilder filled) {
    if (tag.equals(Tags.NumberOfSeriesRelatedInstances)) {
      Optional<Uid> uid = match.uid(Tags.SeriesInstanceUID);
      uid.ifPresent(one -> filled.text(tag, Vr.IS, Long.toString(ofSeries(place, one))));
    } else if (tag.equals(Tags.NumberOfStudyRelatedInstances)) {
      long instances = withInstances(place).instances().orElse(0L);
      filled.text(tag, Vr.IS, Long.toString(instances));
    } else if (tag.equals(Tags.NumberOfStudyRelatedSeries)) {
      filled.text(tag, Vr.IS, Long.toString(ofStudy(place).series()));
    } else if (tag.equals(Tags.SOPClassesInStudy)) {
      Set<String> known = sopClasses(place);
      if (!known.isEmpty()) {
        filled.text(tag, Vr.UI, known.toArray(String[]::new));
      }
    } else {
      filled.text(tag, Vr.CS, ofStudy(place).modalities().toArray(String[]::new));
    }
  }

  private OfStudy ofStudy(Place place) {
    OfStudy known = studies.getIfPresent(place.study());
    if (known == null) {
      known = totals(seriesOf(place), Optional.empty());
      studies.put(place.study(), known);
    }
    return known;
  }

  private OfStudy withInstances(Place place) {
    OfStudy known = studies.getIfPresent(place.study());
    if (known == null || known.instances().isEmpty()) {
      List<Dataset> all = seriesOf(place);
      long instances = all.stream().mapToLong(one -> instances(place, one)).sum();
      known = totals(all, Optional.of(instances));
      studies.put(place.study(), known);
    }
    return known;
  }

  private static OfStudy totals(List<Dataset> series, Optional<Long> instances) {
    Set<String> modalities = new TreeSet<>();
    series.forEach(one -> modalities.addAll(one.strings(Tags.Modality)));
    modalities.remove("");
    return new OfStudy(modalities, series.size(), instances);
  }

  private List<Dataset> seriesOf(Place place) {
    List<Dataset> all = new ArrayList<>();
    LevelFind.Asked asked =
        new LevelFind.Asked(
            QueryLevel.SERIES, List.of(uid(Tags.StudyInstanceUID, place.study())), OF_SERIES);
    find.run(place.scu(), asked, place.deadline(), all::add);
    return all;
  }

  private long instances(Place place, Dataset series) {
    return series
        .integer(Tags.NumberOfSeriesRelatedInstances)
        .orElseGet(
            () -> series.uid(Tags.SeriesInstanceUID).map(uid -> ofSeries(place, uid)).orElse(0L));
  }

  private long ofSeries(Place place, Uid uid) {
    Long known = series.getIfPresent(uid);
    if (known == null) {
      long[] count = {0};
      var _ = instancesOf(place, uid, List.of(), _ -> ++count[0] > 0);
      known = count[0];
      series.put(uid, known);
    }
    return known;
  }

  private Set<String> sopClasses(Place place) {
    Set<String> known = sopClasses.getIfPresent(place.study());
    if (known == null) {
      known = askSopClasses(place);
      sopClasses.put(place.study(), known);
    }
    return known;
  }

  private Set<String> askSopClasses(Place place) {
    Set<String> found = new TreeSet<>();
    List<Uid> all =
        seriesOf(place).stream().flatMap(one -> one.uid(Tags.SeriesInstanceUID).stream()).toList();
    for (Uid uid : all) {
      boolean told =
          instancesOf(
              place,
              uid,
              List.of(ElementPath.of(Tags.SOPClassUID)),
              instance -> {
                Optional<String> sopClass =
                    instance.string(Tags.SOPClassUID).filter(value -> !value.isBlank());
                sopClass.ifPresent(found::add);
                return sopClass.isPresent();
              });
      if (!told) {
        return Set.of();
      }
    }
    return found;
  }

  private boolean instancesOf(
      Place place, Uid series, List<ElementPath> returned, Predicate<Dataset> sink) {
    List<Key> keys =
        List.of(uid(Tags.StudyInstanceUID, place.study()), uid(Tags.SeriesInstanceUID, series));
    return find.run(
        place.scu(),
        new LevelFind.Asked(QueryLevel.INSTANCE, keys, returned),
        place.deadline(),
        sink);
  }

  static Key uid(Tag tag, Uid uid) {
    return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
  }
}
