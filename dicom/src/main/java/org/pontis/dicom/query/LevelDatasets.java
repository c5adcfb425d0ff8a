package org.pontis.dicom.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/**
 * The matches a source of objects answers with, made from the objects' headers: per level the
 * attributes of that level, with the counts and lists of PS3.4 table C.3-1 computed. Where
 * instances differ, the first value that is not empty counts, in the order given.
 *
 * <p>A match at a level holds the attributes of all levels down to it: {@link #join} puts the
 * levels together.
 */
public final class LevelDatasets {
  private static final Comparator<SeriesContent> BY_NUMBER =
      Comparator.comparing(
          SeriesContent::series, MatchOrder.of(QueryLevel.SERIES, Ordering.NEWEST_FIRST));

  private LevelDatasets() {}

  /** The attributes of the instance itself; file meta and values that are not in memory are not. */
  public static Dataset instance(Dataset header) {
    DatasetBuilder own = Dataset.builder();
    for (Element element : header.elements()) {
      if (AttributeLevels.of(element.tag()) == QueryLevel.INSTANCE
          && element.tag().group() > 0x0002
          && !(element instanceof Element.BulkDataReference)) {
        own.put(element);
      }
    }
    return own.build();
  }

  /** What the instances of one series say; at least one header. */
  public static SeriesContent series(Collection<Dataset> headers) {
    Dataset series =
        merged(headers.stream(), tag -> AttributeLevels.of(tag) == QueryLevel.SERIES)
            .text(Tags.NumberOfSeriesRelatedInstances, Vr.IS, Integer.toString(headers.size()))
            .build();
    Dataset study =
        merged(headers.stream(), tag -> AttributeLevels.of(tag).isAtOrAbove(QueryLevel.STUDY))
            .text(Tags.InstanceAvailability, Vr.CS, "ONLINE")
            .build();
    Set<String> sopClasses = new HashSet<>();
    headers.forEach(header -> header.string(Tags.SOPClassUID).ifPresent(sopClasses::add));
    return new SeriesContent(study, series, sopClasses);
  }

  /** The attributes of patient and study of one study's series; at least one. */
  public static Dataset study(Collection<SeriesContent> series) {
    List<SeriesContent> inOrder = series.stream().sorted(BY_NUMBER).toList();
    Set<String> modalities = new TreeSet<>();
    Set<String> sopClasses = new TreeSet<>();
    inOrder.forEach(one -> one.series().string(Tags.Modality).ifPresent(modalities::add));
    inOrder.forEach(one -> sopClasses.addAll(one.sopClasses()));
    long instances =
        sum(inOrder.stream().map(SeriesContent::series), Tags.NumberOfSeriesRelatedInstances);
    DatasetBuilder study = merged(inOrder.stream().map(SeriesContent::study), _ -> true);
    return study
        .text(Tags.ModalitiesInStudy, Vr.CS, modalities.toArray(String[]::new))
        .text(Tags.SOPClassesInStudy, Vr.UI, sopClasses.toArray(String[]::new))
        .text(Tags.NumberOfStudyRelatedSeries, Vr.IS, Integer.toString(series.size()))
        .text(Tags.NumberOfStudyRelatedInstances, Vr.IS, Long.toString(instances))
        .build();
  }

  /** The attributes of a patient from those of the patient's studies; at least one. */
  public static Dataset patient(Collection<Dataset> studies) {
    long series = sum(studies.stream(), Tags.NumberOfStudyRelatedSeries);
    long instances = sum(studies.stream(), Tags.NumberOfStudyRelatedInstances);
    return merged(studies.stream(), tag -> AttributeLevels.of(tag) == QueryLevel.PATIENT)
        .text(Tags.InstanceAvailability, Vr.CS, "ONLINE")
        .text(Tags.NumberOfPatientRelatedStudies, Vr.IS, Integer.toString(studies.size()))
        .text(Tags.NumberOfPatientRelatedSeries, Vr.IS, Long.toString(series))
        .text(Tags.NumberOfPatientRelatedInstances, Vr.IS, Long.toString(instances))
        .build();
  }

  /** A match: the attributes of its level over those of the levels above, from the top. */
  public static Dataset join(Dataset top, Dataset... below) {
    Dataset match = top;
    for (Dataset level : below) {
      match = match.overlaidWith(level);
    }
    return match;
  }

  private static DatasetBuilder merged(Stream<Dataset> datasets, Predicate<Tag> wanted) {
    Map<Tag, Element> first = new HashMap<>();
    datasets.forEach(dataset -> {
      for (Element element : dataset.elements()) {
        if (!(element instanceof Element.BulkDataReference) && wanted.test(element.tag())) {
          first.merge(element.tag(), element, (old, other) -> old.isEmpty() ? other : old);
        }
      }
    });
    DatasetBuilder builder = Dataset.builder();
    first.values().forEach(builder::put);
    return builder;
  }

  private static long sum(Stream<Dataset> datasets, Tag count) {
    return datasets.mapToLong(dataset -> dataset.integer(count).orElse(0L)).sum();
  }
}
