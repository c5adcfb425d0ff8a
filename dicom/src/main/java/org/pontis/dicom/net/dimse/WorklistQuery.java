package org.pontis.dicom.net.dimse;

import static org.pontis.dicom.data.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.query.Key;

/**
 * A question to a modality worklist (PS3.4 annex K): the scheduled procedure steps whose attributes
 * match all keys. It has no levels, and asks for every attribute of table K.6-1 that a worklist has
 * to return or may, as far as PS3.4 names it there.
 *
 * @param keys those of the step itself within {@code ScheduledProcedureStepSequence}
 */
public record WorklistQuery(List<Key> keys) {
  private static final List<Tag> OF_STEP =
      List.of(
          ScheduledStationAETitle,
          ScheduledProcedureStepStartDate,
          ScheduledProcedureStepStartTime,
          Modality,
          ScheduledPerformingPhysicianName,
          ScheduledProcedureStepDescription,
          ScheduledProtocolCodeSequence,
          ScheduledProcedureStepID,
          ScheduledStationName,
          ScheduledProcedureStepLocation,
          ScheduledProcedureStepStatus,
          PreMedication,
          RequestedContrastAgent);

  private static final List<Tag> OF_REQUEST_VISIT_AND_PATIENT =
      List.of(
          AccessionNumber,
          IssuerOfAccessionNumberSequence,
          ReferringPhysicianName,
          RequestingPhysician,
          RequestedProcedureID,
          RequestedProcedureDescription,
          RequestedProcedureCodeSequence,
          RequestedProcedurePriority,
          PatientTransportArrangements,
          StudyInstanceUID,
          ReferencedStudySequence,
          AdmissionID,
          CurrentPatientLocation,
          PatientName,
          PatientID,
          IssuerOfPatientID,
          PatientBirthDate,
          PatientSex,
          PatientWeight,
          ConfidentialityConstraintOnPatientDataDescription,
          PatientState,
          PregnancyStatus,
          MedicalAlerts,
          Allergies,
          SpecialNeeds);

  /** Copies the list. */
  public WorklistQuery {
    keys = List.copyOf(keys);
  }

  /** Everything on the worklist. */
  public static WorklistQuery all() {
    return new WorklistQuery(List.of());
  }

  /** The same question with one more key. */
  public WorklistQuery with(Key key) {
    List<Key> more = new ArrayList<>(keys);
    more.add(key);
    return new WorklistQuery(more);
  }

  /** The path of an attribute of the scheduled procedure step. */
  public static ElementPath ofStep(Tag attribute) {
    return ElementPath.of(ScheduledProcedureStepSequence, attribute);
  }

  /** This question as a partner is asked it. */
  public FindIdentifier.Question identifier(QueryDialect dialect) {
    IdentifierTree tree = new IdentifierTree();
    KeyWriting writing = new KeyWriting(dialect);
    List<Key> residual = keys.stream().flatMap(key -> tree.put(key, writing).stream()).toList();
    Stream.concat(
            OF_STEP.stream().map(WorklistQuery::ofStep),
            OF_REQUEST_VISIT_AND_PATIENT.stream().map(ElementPath::of))
        .filter(path -> !tree.contains(path.steps()))
        .forEach(path ->
            tree.put(path.steps(), KeyWriting.empty(path.last(), Dictionary.vr(path.last()))));
    return new FindIdentifier.Question(
        IdentifierCharacterSet.said(tree.dataset(), dialect.characterSets()), residual);
  }
}
