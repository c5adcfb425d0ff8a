package org.pontis.dicom.query;

import static org.pontis.dicom.data.Tags.*;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;

/**
 * The attributes a search returns without being asked (PS3.18 tables 10.6.3-3, 10.6.3-4 and
 * 10.6.3-5). A search that does not name its study or series returns their sets too. The UIDs of
 * the levels above are always among them, since without them a match can't be retrieved.
 */
public final class ReturnKeySets {

  /** What a search names of the levels above its matches. */
  public enum Scope {
    /** Nothing, as {@code /series}. */
    ALL,
    /** The study, as {@code /studies/1.2/series}. */
    STUDY,
    /** The study and the series, as {@code /studies/1.2/series/1.2.3/instances}. */
    SERIES
  }

  private static final List<ElementPath> PATIENT_SET =
      paths(
          SpecificCharacterSet,
          PatientName,
          PatientID,
          IssuerOfPatientID,
          PatientBirthDate,
          PatientSex,
          NumberOfPatientRelatedStudies,
          NumberOfPatientRelatedSeries,
          NumberOfPatientRelatedInstances);

  private static final List<ElementPath> STUDY_SET =
      paths(
          SpecificCharacterSet,
          StudyDate,
          StudyTime,
          AccessionNumber,
          InstanceAvailability,
          ModalitiesInStudy,
          ReferringPhysicianName,
          TimezoneOffsetFromUTC,
          RetrieveURL,
          PatientName,
          PatientID,
          PatientBirthDate,
          PatientSex,
          StudyInstanceUID,
          StudyID,
          NumberOfStudyRelatedSeries,
          NumberOfStudyRelatedInstances);

  private static final List<ElementPath> SERIES_SET =
      Stream.concat(
              paths(
                  SpecificCharacterSet,
                  Modality,
                  TimezoneOffsetFromUTC,
                  SeriesDescription,
                  RetrieveURL,
                  StudyInstanceUID,
                  SeriesInstanceUID,
                  SeriesNumber,
                  NumberOfSeriesRelatedInstances,
                  PerformedProcedureStepStartDate,
                  PerformedProcedureStepStartTime)
                  .stream(),
              Stream.of(
                  ElementPath.of(RequestAttributesSequence, ScheduledProcedureStepID),
                  ElementPath.of(RequestAttributesSequence, RequestedProcedureID)))
          .toList();

  private static final List<ElementPath> INSTANCE_SET =
      paths(
          SpecificCharacterSet,
          SOPClassUID,
          SOPInstanceUID,
          InstanceAvailability,
          TimezoneOffsetFromUTC,
          RetrieveURL,
          StudyInstanceUID,
          SeriesInstanceUID,
          InstanceNumber,
          Rows,
          Columns,
          BitsAllocated,
          NumberOfFrames);

  private ReturnKeySets() {}

  /** The set for matches of a level in a search of this scope. */
  public static ReturnKeys.Listed of(QueryLevel level, Scope scope) {
    Set<ElementPath> paths = new LinkedHashSet<>();
    switch (level) {
      case PATIENT -> paths.addAll(PATIENT_SET);
      case STUDY -> paths.addAll(STUDY_SET);
      case SERIES -> {
        addStudy(scope, paths);
        paths.addAll(SERIES_SET);
      }
      case INSTANCE -> {
        addStudy(scope, paths);
        if (scope != Scope.SERIES) {
          paths.addAll(SERIES_SET);
        }
        paths.addAll(INSTANCE_SET);
      }
    }
    return new ReturnKeys.Listed(List.copyOf(paths));
  }

  private static void addStudy(Scope scope, Set<ElementPath> paths) {
    if (scope == Scope.ALL) {
      paths.addAll(STUDY_SET);
    }
  }

  private static List<ElementPath> paths(Tag... tags) {
    return Stream.of(tags).map(ElementPath::of).toList();
  }
}
