package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.QueryLevel;

/** The query/retrieve information models of PS3.4 C.6 with their SOP classes. */
public enum InformationModel {
  /** Patients above studies (PS3.4 C.6.1). */
  PATIENT_ROOT,
  /** The patient's attributes belong to the study (PS3.4 C.6.2). */
  STUDY_ROOT;

  /** The SOP class of C-FIND. */
  public Uid find() {
    return switch (this) {
      case PATIENT_ROOT -> Uids.PatientRootQueryRetrieveInformationModelFind;
      case STUDY_ROOT -> Uids.StudyRootQueryRetrieveInformationModelFind;
    };
  }

  /** The SOP class of C-MOVE. */
  public Uid move() {
    return switch (this) {
      case PATIENT_ROOT -> Uids.PatientRootQueryRetrieveInformationModelMove;
      case STUDY_ROOT -> Uids.StudyRootQueryRetrieveInformationModelMove;
    };
  }

  /** The SOP class of C-GET. */
  public Uid get() {
    return switch (this) {
      case PATIENT_ROOT -> Uids.PatientRootQueryRetrieveInformationModelGet;
      case STUDY_ROOT -> Uids.StudyRootQueryRetrieveInformationModelGet;
    };
  }

  /** The model one of whose three SOP classes this is. */
  public static Optional<InformationModel> of(Uid sopClass) {
    return List.of(values()).stream()
        .filter(m -> List.of(m.find(), m.move(), m.get()).contains(sopClass))
        .findFirst();
  }

  /** Whether queries can be made at a level. */
  public boolean hasLevel(QueryLevel level) {
    return this == PATIENT_ROOT || level != QueryLevel.PATIENT;
  }

  /** The level of an attribute in this model. */
  QueryLevel levelOf(Tag tag) {
    QueryLevel level = AttributeLevels.of(tag);
    return hasLevel(level) ? level : QueryLevel.STUDY;
  }

  /** The unique keys from the top to a level (PS3.4 C.6.1.1 and C.6.2.1). */
  List<Tag> uniqueKeys(QueryLevel level) {
    List<Tag> keys =
        switch (level) {
          case PATIENT -> List.of(Tags.PatientID);
          case STUDY -> List.of(Tags.PatientID, Tags.StudyInstanceUID);
          case SERIES -> List.of(Tags.PatientID, Tags.StudyInstanceUID, Tags.SeriesInstanceUID);
          case INSTANCE ->
              List.of(
                  Tags.PatientID,
                  Tags.StudyInstanceUID,
                  Tags.SeriesInstanceUID,
                  Tags.SOPInstanceUID);
        };
    return this == PATIENT_ROOT ? keys : keys.subList(1, keys.size());
  }
}
