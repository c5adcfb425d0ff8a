package org.pontis.mappings.ids;

import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.source.SiteId;

/**
 * Who a patient is: the Patient ID (0010,0020) alone names nobody, the same one may be given by
 * another issuer or at another site. Prints no value.
 *
 * @param issuer Universal Entity ID (0040,0032) of the Issuer of Patient ID Qualifiers Sequence if
 *     known, else Issuer of Patient ID (0010,0021)
 */
public record PatientKey(SiteId site, Optional<String> issuer, String patientId) {

  /** The patient a data set speaks of; empty when it has no patient id. */
  public static Optional<PatientKey> of(SiteId site, Dataset dataset) {
    return dataset
        .string(Tags.PatientID)
        .map(patientId -> new PatientKey(site, issuer(dataset), patientId));
  }

  private static Optional<String> issuer(Dataset dataset) {
    return dataset.items(Tags.IssuerOfPatientIDQualifiersSequence).stream()
        .findFirst()
        .flatMap(item -> item.string(Tags.UniversalEntityID))
        .or(() -> dataset.string(Tags.IssuerOfPatientID));
  }

  @Override
  public String toString() {
    return "PatientKey at " + site;
  }
}
