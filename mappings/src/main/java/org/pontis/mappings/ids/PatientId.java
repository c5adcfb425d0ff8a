package org.pontis.mappings.ids;

import org.pontis.dicom.source.SiteId;

/** What the logical id of a Patient says. */
public sealed interface PatientId {
  /** The site that knows the patient. */
  SiteId site();

  /** It says who the patient is. */
  record Known(PatientKey key) implements PatientId {
    @Override
    public SiteId site() {
      return key.site();
    }
  }

  /**
   * The patient's issuer and id were too long to be said; the patient at the site whose {@link
   * FhirIds#patient} is this id is the one meant.
   */
  record Hashed(SiteId site, String id) implements PatientId {}
}
