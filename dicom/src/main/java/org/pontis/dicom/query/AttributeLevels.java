package org.pontis.dicom.query;

import static org.pontis.dicom.data.Tags.*;

import java.util.Set;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;

/**
 * Which level of the query/retrieve information model an attribute belongs to: the modules of the
 * Patient, Study, Series, Equipment and Frame of Reference entities of PS3.3 C.7, the additional
 * attributes of PS3.4 C.3.4, and what PS3.18 table 10.6.3-3 returns with a study. Every other
 * attribute belongs to the instance.
 */
public final class AttributeLevels {
  /** Retired, and in most older files. */
  private static final Tag OTHER_PATIENT_IDS = Tag.of(0x00101000);

  /** PS3.3 C.2.2, C.2.3, C.7.1.1, C.7.1.3. */
  private static final Set<Tag> PATIENT =
      Set.of(
          PatientName,
          PatientID,
          IssuerOfPatientID,
          IssuerOfPatientIDQualifiersSequence,
          TypeOfPatientID,
          PatientBirthDate,
          PatientBirthTime,
          PatientBirthDateInAlternativeCalendar,
          PatientDeathDateInAlternativeCalendar,
          PatientAlternativeCalendar,
          PatientSex,
          OTHER_PATIENT_IDS,
          OtherPatientIDsSequence,
          OtherPatientNames,
          PatientBirthName,
          PatientMotherBirthName,
          PatientAddress,
          PatientTelephoneNumbers,
          PatientTelecomInformation,
          CountryOfResidence,
          RegionOfResidence,
          PatientPrimaryLanguageCodeSequence,
          EthnicGroup,
          PatientReligiousPreference,
          MilitaryRank,
          BranchOfService,
          PatientComments,
          ReferencedPatientSequence,
          ReferencedPatientPhotoSequence,
          PatientSpeciesDescription,
          PatientSpeciesCodeSequence,
          PatientBreedDescription,
          PatientBreedCodeSequence,
          BreedRegistrationSequence,
          StrainDescription,
          ResponsiblePerson,
          ResponsiblePersonRole,
          ResponsibleOrganization,
          ConfidentialityConstraintOnPatientDataDescription,
          PatientIdentityRemoved,
          DeidentificationMethod,
          DeidentificationMethodCodeSequence,
          ClinicalTrialSponsorName,
          ClinicalTrialProtocolID,
          ClinicalTrialProtocolName,
          ClinicalTrialSiteID,
          ClinicalTrialSiteName,
          ClinicalTrialSubjectID,
          ClinicalTrialSubjectReadingID,
          NumberOfPatientRelatedStudies,
          NumberOfPatientRelatedSeries,
          NumberOfPatientRelatedInstances);

  /** PS3.3 C.7.2.1, C.7.2.2, C.7.2.3; PS3.4 table C.3-1. */
  private static final Set<Tag> STUDY =
      Set.of(
          SpecificCharacterSet,
          TimezoneOffsetFromUTC,
          InstanceAvailability,
          RetrieveURL,
          RetrieveAETitle,
          StudyInstanceUID,
          StudyDate,
          StudyTime,
          StudyID,
          StudyDescription,
          AccessionNumber,
          IssuerOfAccessionNumberSequence,
          ReferringPhysicianName,
          ReferringPhysicianIdentificationSequence,
          ConsultingPhysicianName,
          ConsultingPhysicianIdentificationSequence,
          PhysiciansOfRecord,
          PhysiciansOfRecordIdentificationSequence,
          NameOfPhysiciansReadingStudy,
          PhysiciansReadingStudyIdentificationSequence,
          RequestingService,
          RequestingServiceCodeSequence,
          ReferencedStudySequence,
          ProcedureCodeSequence,
          ReasonForPerformedProcedureCodeSequence,
          AdmittingDiagnosesDescription,
          AdmittingDiagnosesCodeSequence,
          PatientAge,
          PatientSize,
          PatientSizeCodeSequence,
          PatientWeight,
          PatientBodyMassIndex,
          MeasuredAPDimension,
          MeasuredLateralDimension,
          MedicalAlerts,
          Allergies,
          SmokingStatus,
          PregnancyStatus,
          LastMenstrualDate,
          PatientState,
          Occupation,
          AdditionalPatientHistory,
          PatientSexNeutered,
          AdmissionID,
          IssuerOfAdmissionIDSequence,
          ServiceEpisodeID,
          IssuerOfServiceEpisodeIDSequence,
          ServiceEpisodeDescription,
          ReasonForVisit,
          ReasonForVisitCodeSequence,
          ClinicalTrialTimePointID,
          ClinicalTrialTimePointDescription,
          ConsentForClinicalTrialUseSequence,
          ModalitiesInStudy,
          SOPClassesInStudy,
          AnatomicRegionsInStudyCodeSequence,
          NumberOfStudyRelatedSeries,
          NumberOfStudyRelatedInstances);

  /** PS3.3 C.7.3.1, C.7.3.2, C.7.4.1, C.7.4.2, C.7.5.1; PS3.4 table C.3-1. */
  private static final Set<Tag> SERIES =
      Set.of(
          Modality,
          SeriesInstanceUID,
          SeriesNumber,
          SeriesDate,
          SeriesTime,
          SeriesDescription,
          SeriesDescriptionCodeSequence,
          Laterality,
          BodyPartExamined,
          ProtocolName,
          PatientPosition,
          AnatomicalOrientationType,
          PerformingPhysicianName,
          PerformingPhysicianIdentificationSequence,
          OperatorsName,
          OperatorIdentificationSequence,
          RelatedSeriesSequence,
          RequestAttributesSequence,
          ReferencedPerformedProcedureStepSequence,
          PerformedProcedureStepID,
          PerformedProcedureStepStartDate,
          PerformedProcedureStepStartTime,
          PerformedProcedureStepEndDate,
          PerformedProcedureStepEndTime,
          PerformedProcedureStepDescription,
          PerformedProtocolCodeSequence,
          CommentsOnThePerformedProcedureStep,
          SmallestPixelValueInSeries,
          LargestPixelValueInSeries,
          TreatmentSessionUID,
          Manufacturer,
          ManufacturerModelName,
          ManufacturerDeviceClassUID,
          InstitutionName,
          InstitutionAddress,
          InstitutionalDepartmentName,
          StationName,
          DeviceSerialNumber,
          SoftwareVersions,
          GantryID,
          DateOfLastCalibration,
          TimeOfLastCalibration,
          FrameOfReferenceUID,
          PositionReferenceIndicator,
          SynchronizationFrameOfReferenceUID,
          ClinicalTrialCoordinatingCenterName,
          ClinicalTrialSeriesID,
          ClinicalTrialSeriesDescription,
          NumberOfSeriesRelatedInstances);

  private AttributeLevels() {}

  /** The attributes that belong to a level by name; of the instance none does, as any other may. */
  public static Set<Tag> namedAt(QueryLevel level) {
    return switch (level) {
      case PATIENT -> PATIENT;
      case STUDY -> STUDY;
      case SERIES -> SERIES;
      case INSTANCE -> Set.of();
    };
  }

  /** The level of an attribute. */
  public static QueryLevel of(Tag tag) {
    if (STUDY.contains(tag)) {
      return QueryLevel.STUDY;
    }
    if (SERIES.contains(tag)) {
      return QueryLevel.SERIES;
    }
    return PATIENT.contains(tag) ? QueryLevel.PATIENT : QueryLevel.INSTANCE;
  }

  /** The level of the attribute that a path starts from. */
  public static QueryLevel of(ElementPath path) {
    return of(path.first());
  }
}
