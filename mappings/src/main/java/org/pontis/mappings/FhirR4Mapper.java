package org.pontis.mappings;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.study.StudyAssembler;

/** Data sets to resources of FHIR R4. Immutable and thread-safe. */
public final class FhirR4Mapper {
  private FhirR4Mapper() {}

  /** The mapper of the tables shipped with this module. */
  public static FhirR4Mapper standard() {
    return new FhirR4Mapper();
  }

  /** What a match must bring along: INSTANCE for studies, PATIENT for patients. */
  public ReturnKeys returnKeys(QueryLevel level) {
    return new ReturnKeys.All();
  }

  /**
   * A sink for instance-level matches, each study's together.
   *
   * @param sites what is known of the site a match comes from
   * @param studies takes each study once it is complete; false means no more are wanted
   */
  public StudyAssembler studies(
      Function<SiteId, MappedSite> sites, Predicate<ImagingStudy> studies) {
    return new StudyAssembler();
  }

  /** The patient of a match. */
  public Patient patient(MappedSite site, Dataset match) {
    return new Patient();
  }

  /**
   * The DICOMweb endpoint of a site.
   *
   * @param base the public address of the gateway, with or without trailing slash
   */
  public Endpoint endpoint(MappedSite site, URI base) {
    return new Endpoint();
  }
}
