package org.pontis.testkit.synthetic;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.pontis.dicom.data.Tags;

/**
 * The modules that every image has: patient, study, series, equipment and SOP common (PS3.3 C.7).
 */
final class GeneralModules {
  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  private GeneralModules() {}

  static void describe(Slot slot, Attributes attributes) {
    SyntheticStudy study = slot.study();
    if (!study.origin().script().terms().isEmpty()) {
      attributes.text(
          Tags.SpecificCharacterSet, study.origin().script().terms().toArray(String[]::new));
    }
    patient(study, attributes);
    study(study, attributes);
    series(slot, attributes);
    equipment(study, attributes);
    image(slot, attributes);
  }

  static String date(LocalDateTime time) {
    return DATE.format(time);
  }

  static String time(LocalDateTime time) {
    return TIME.format(time);
  }

  private static void patient(SyntheticStudy study, Attributes attributes) {
    Subject subject = study.subject();
    attributes
        .text(Tags.PatientName, subject.name())
        .text(Tags.PatientID, subject.patientId())
        .text(Tags.PatientBirthDate, DATE.format(subject.birthDate()))
        .text(Tags.PatientSex, subject.sex().name())
        .text(Tags.PatientAge, age(study))
        .text(Tags.PatientIdentityRemoved, "NO");
    study.origin().issuer().ifPresent(issuer -> attributes.text(Tags.IssuerOfPatientID, issuer));
  }

  private static String age(SyntheticStudy study) {
    long years = study.subject().birthDate().until(study.exam().started().toLocalDate()).getYears();
    return "%03dY".formatted(Math.max(0, years));
  }

  private static void study(SyntheticStudy study, Attributes attributes) {
    LocalDateTime started = study.exam().started();
    attributes
        .uid(Tags.StudyInstanceUID, study.studyInstanceUid())
        .text(Tags.StudyDate, date(started))
        .text(Tags.StudyTime, time(started))
        .text(Tags.StudyID, Long.toString(Math.floorMod(study.seed(), 100_000L)))
        .text(Tags.AccessionNumber, study.accessionNumber())
        .text(Tags.StudyDescription, study.exam().description())
        .text(Tags.ReferringPhysicianName, "Referrer^Synthetic")
        .items(
            Tags.ProcedureCodeSequence,
            new Code(
                    study.exam().modality() + "-" + study.exam().bodyPart(),
                    "99SYNTHETIC",
                    study.exam().modality() + " " + study.exam().bodyPart())
                .in(attributes));
    study
        .origin()
        .issuer()
        .ifPresent(issuer ->
            attributes.items(
                Tags.IssuerOfAccessionNumberSequence,
                attributes.item().text(Tags.LocalNamespaceEntityID, issuer)));
  }

  private static void series(Slot slot, Attributes attributes) {
    SyntheticStudy study = slot.study();
    LocalDateTime started = study.exam().started().plusMinutes(2L + 4L * slot.series());
    attributes
        .text(Tags.Modality, study.exam().modality().name())
        .uid(Tags.SeriesInstanceUID, study.seriesInstanceUid(slot.series()))
        .number(Tags.SeriesNumber, slot.series() + 1)
        .text(Tags.SeriesDate, date(started))
        .text(Tags.SeriesTime, time(started))
        .text(Tags.PerformedProcedureStepStartDate, date(started))
        .text(Tags.PerformedProcedureStepStartTime, time(started))
        .text(Tags.PerformedProcedureStepID, "PPS" + (slot.series() + 1))
        .text(Tags.OperatorsName, "Operator^Synthetic")
        .items(
            Tags.RequestAttributesSequence,
            attributes
                .item()
                .text(Tags.RequestedProcedureID, "RP" + Math.floorMod(study.seed(), 100_000L))
                .text(Tags.ScheduledProcedureStepID, "SPS" + (slot.series() + 1)));
    bodyPart(study, attributes);
  }

  /** Laterality is asked for where the part might be paired and no image says (PS3.3 C.7.3.1). */
  private static void bodyPart(SyntheticStudy study, Attributes attributes) {
    Optional<String> laterality = study.exam().laterality().map(Laterality::code);
    Optional<String> part = study.statedBodyPart().map(BodyPart::name);
    part.ifPresent(value -> attributes.text(Tags.BodyPartExamined, value));
    boolean saidByImages = study.exam().modality() == Modality.MG;
    if (!saidByImages && (part.isEmpty() || laterality.isPresent())) {
      attributes.text(Tags.Laterality, laterality.orElse(""));
    }
  }

  private static void equipment(SyntheticStudy study, Attributes attributes) {
    attributes
        .text(Tags.Manufacturer, "Pontis Synthetic Imaging")
        .text(Tags.InstitutionName, study.origin().institution())
        .text(Tags.StationName, study.exam().modality() + "1")
        .text(Tags.ManufacturerModelName, "Phantom Maker")
        .text(Tags.DeviceSerialNumber, "0001")
        .text(Tags.SoftwareVersions, "1");
  }

  private static void image(Slot slot, Attributes attributes) {
    LocalDateTime taken = slot.study().exam().started().plusMinutes(2L + 4L * slot.series());
    attributes
        .uid(Tags.SOPClassUID, slot.iod().sopClass())
        .uid(Tags.SOPInstanceUID, slot.sopInstanceUid())
        .number(Tags.InstanceNumber, slot.instance() + 1)
        .text(Tags.AcquisitionDate, date(taken))
        .text(Tags.AcquisitionTime, time(taken))
        .text(Tags.ContentDate, date(taken))
        .text(Tags.ContentTime, time(taken))
        .number(Tags.AcquisitionNumber, 1)
        .text(Tags.BurnedInAnnotation, "NO")
        .text(Tags.LossyImageCompression, "00");
  }
}
