package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.problem.Problem;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.search.SearchToQuery;

/** Read and search of Patient. */
public final class PatientProvider implements IResourceProvider {
  private final PatientSearch patients;
  private final FhirLimits limits;

  PatientProvider(PatientSearch patients, FhirLimits limits) {
    this.patients = patients;
    this.limits = limits;
  }

  @Override
  public Class<Patient> getResourceType() {
    return Patient.class;
  }

  /** One patient by its id. */
  @Read
  public Patient read(@IdParam IdType id, RequestDetails details) {
    return patients
        .read(id.getIdPart(), new FhirRequest(details, limits).call())
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }

  /** The patients that fulfil every parameter. */
  @Search(allowUnknownParams = true)
  public Bundle search(RequestDetails details) {
    FhirRequest request = new FhirRequest(details, limits);
    List<Problem> warnings = new ArrayList<>();
    FhirSearch<Patient> search =
        SearchToQuery.patients(request.understood(SearchToQuery::patients, warnings));
    return new SearchAnswer<Patient>(request, warnings)
        .of(
            search,
            page -> patients.find(search, page, request.call()),
            () -> patients.count(search, request.call()));
  }
}
