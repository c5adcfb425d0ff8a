package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;

/**
 * The identifier of C-MOVE and C-GET: the level and the unique keys down to it (PS3.4 C.4.2.1.4,
 * C.4.3.1.3).
 *
 * @param patientId needed by the patient root model above the study
 * @param studies at their own level perhaps several, else one; the same holds of the others
 */
public record RetrieveIdentifier(
    QueryLevel level,
    Optional<String> patientId,
    List<Uid> studies,
    List<Uid> series,
    List<Uid> instances) {

  /** Copies the lists. */
  public RetrieveIdentifier {
    studies = List.copyOf(studies);
    series = List.copyOf(series);
    instances = List.copyOf(instances);
  }

  /** What names a study, series or instance in the study root model. */
  public static RetrieveIdentifier of(InstanceRef what) {
    QueryLevel level =
        what.instance().isPresent()
            ? QueryLevel.INSTANCE
            : what.series().isPresent() ? QueryLevel.SERIES : QueryLevel.STUDY;
    return new RetrieveIdentifier(
        level,
        Optional.empty(),
        List.of(what.study()),
        what.series().stream().toList(),
        what.instance().stream().toList());
  }

  /**
   * Reads a request.
   *
   * @throws ImagingException INVALID_QUERY when the level, or the unique key of the level, is
   *     missing
   */
  public static RetrieveIdentifier read(Dataset identifier) {
    QueryLevel level =
        FindIdentifier.level(identifier).orElseThrow(() -> missing(Tags.QueryRetrieveLevel));
    RetrieveIdentifier read =
        new RetrieveIdentifier(
            level,
            identifier.string(Tags.PatientID),
            uids(identifier, Tags.StudyInstanceUID),
            uids(identifier, Tags.SeriesInstanceUID),
            uids(identifier, Tags.SOPInstanceUID));
    switch (level) {
      case PATIENT -> {
        if (read.patientId.isEmpty()) {
          throw missing(Tags.PatientID);
        }
      }
      case STUDY -> require(read.studies, Tags.StudyInstanceUID);
      case SERIES -> require(read.series, Tags.SeriesInstanceUID);
      case INSTANCE -> require(read.instances, Tags.SOPInstanceUID);
    }
    return read;
  }

  /** The identifier as sent. */
  public Dataset dataset() {
    DatasetBuilder identifier =
        Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, QueryLevels.code(level));
    patientId.ifPresent(id -> identifier.text(Tags.PatientID, Vr.LO, id));
    put(identifier, Tags.StudyInstanceUID, studies);
    put(identifier, Tags.SeriesInstanceUID, series);
    put(identifier, Tags.SOPInstanceUID, instances);
    return identifier.build();
  }

  private static void put(DatasetBuilder identifier, Tag tag, List<Uid> uids) {
    if (!uids.isEmpty()) {
      identifier.text(tag, Vr.UI, uids.stream().map(Uid::value).collect(Collectors.joining("\\")));
    }
  }

  private static List<Uid> uids(Dataset identifier, Tag tag) {
    return identifier.strings(tag).stream()
        .map(text ->
            Uid.parse(text)
                .orElseThrow(() ->
                    ImagingException.of(
                        ProblemType.INVALID_QUERY, CommandElements.name(tag) + " is not a UID")))
        .toList();
  }

  private static void require(List<Uid> uids, Tag tag) {
    if (uids.isEmpty()) {
      throw missing(tag);
    }
  }

  private static ImagingException missing(Tag tag) {
    return ImagingException.of(
        ProblemType.INVALID_QUERY, CommandElements.name(tag) + " is missing in the identifier");
  }

  /** The level only: identifiers may name patients. */
  @Override
  public String toString() {
    return "RetrieveIdentifier at " + level;
  }
}
