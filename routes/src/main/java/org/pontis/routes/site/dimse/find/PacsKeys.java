package org.pontis.routes.site.dimse.find;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeySets;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;

/** What every PACS matches and most return. */
final class PacsKeys {
  private static final Set<Tag> STUDY =
      Set.of(
          Tags.StudyInstanceUID,
          Tags.PatientID,
          Tags.PatientName,
          Tags.StudyDate,
          Tags.StudyID,
          Tags.AccessionNumber);
  private static final Set<Tag> SERIES = with(STUDY, Tags.SeriesInstanceUID, Tags.Modality);
  private static final Set<Tag> INSTANCE = with(SERIES, Tags.SOPInstanceUID);

  /**
   * The unique and required keys of PS3.4 tables C.6-1 to C.6-4 and C.6-5, except those that
   * servers compare as text although they mean the same written otherwise: times, series and
   * instance numbers. Those are matched here.
   */
  static final SourceCapabilities CAPABILITIES =
      new SourceCapabilities(
          new MatchableKeys.Only(
              Map.of(
                  QueryLevel.STUDY, STUDY,
                  QueryLevel.SERIES, SERIES,
                  QueryLevel.INSTANCE, INSTANCE)),
          Paging.NONE);

  /** Beyond what PS3.18 returns unasked. */
  private static final List<Tag> MORE_OF_INSTANCES =
      List.of(Tags.ContentDate, Tags.ContentTime, Tags.ImageType);

  private PacsKeys() {}

  /** What is asked of a PACS when everything it knows is wanted: C-FIND has no word for that. */
  static ReturnKeys.Listed everything(QueryLevel level) {
    Set<ElementPath> paths =
        new LinkedHashSet<>(ReturnKeySets.of(level, ReturnKeySets.Scope.ALL).paths());
    for (QueryLevel each : QueryLevel.values()) {
      if (each.isAtOrAbove(level)) {
        add(paths, AttributeLevels.namedAt(each));
      }
    }
    if (level == QueryLevel.INSTANCE) {
      add(paths, MORE_OF_INSTANCES);
    }
    paths.remove(ElementPath.of(Tags.RetrieveAETitle)); // callers retrieve from us
    return new ReturnKeys.Listed(List.copyOf(paths));
  }

  private static void add(Set<ElementPath> paths, Collection<Tag> tags) {
    tags.stream().sorted().forEach(tag -> paths.add(ElementPath.of(tag)));
  }

  private static Set<Tag> with(Set<Tag> tags, Tag... more) {
    return Stream.concat(tags.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
