package org.pontis.mappings.search;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;

/** Reads the parameters of a FHIR search; each must be fulfilled. */
public final class SearchToQuery {
  private SearchToQuery() {}

  /**
   * A search for studies.
   *
   * @throws ImagingException INVALID_QUERY when a value can't be read, UNSUPPORTED_KEY when a
   *     parameter or modifier isn't known
   */
  public static FhirSearch<ImagingStudy> studies(List<SearchTerm> terms) {
    return everything(terms, QueryLevel.STUDY);
  }

  /**
   * A search for patients.
   *
   * @throws ImagingException INVALID_QUERY when a value can't be read, UNSUPPORTED_KEY when a
   *     parameter or modifier isn't known
   */
  public static FhirSearch<Patient> patients(List<SearchTerm> terms) {
    return everything(terms, QueryLevel.PATIENT);
  }

  private static <R> FhirSearch<R> everything(List<SearchTerm> terms, QueryLevel level) {
    if (!terms.isEmpty()) {
      throw ImagingException.of(
          ProblemType.UNSUPPORTED_KEY,
          "search by " + terms.getFirst().name() + " is not supported");
    }
    return new FhirSearch<>(Optional.empty(), ImagingQuery.all(level), List.of(), Optional.empty());
  }
}
