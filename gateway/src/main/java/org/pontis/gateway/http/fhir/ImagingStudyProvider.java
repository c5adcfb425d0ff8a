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
import org.hl7.fhir.r4.model.ImagingStudy;
import org.pontis.dicom.problem.Problem;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.search.SearchToQuery;

/** Read and search of ImagingStudy. */
public final class ImagingStudyProvider implements IResourceProvider {
  private final StudySearch studies;
  private final FhirLimits limits;

  ImagingStudyProvider(StudySearch studies, FhirLimits limits) {
    this.studies = studies;
    this.limits = limits;
  }

  @Override
  public Class<ImagingStudy> getResourceType() {
    return ImagingStudy.class;
  }

  /** One study by its id. */
  @Read
  public ImagingStudy read(@IdParam IdType id, RequestDetails details) {
    return FhirIds.parseStudy(id.getIdPart())
        .flatMap(key -> studies.read(key, new FhirRequest(details, limits).call()))
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }

  /** The studies that fulfil every parameter. */
  @Search(allowUnknownParams = true)
  public Bundle search(RequestDetails details) {
    FhirRequest request = new FhirRequest(details, limits);
    List<Problem> warnings = new ArrayList<>();
    FhirSearch<ImagingStudy> search =
        SearchToQuery.studies(request.understood(SearchToQuery::studies, warnings));
    return new SearchAnswer<ImagingStudy>(request, warnings)
        .of(
            search,
            page -> studies.find(search, page, request.call()),
            () -> studies.count(search, request.call()));
  }
}
