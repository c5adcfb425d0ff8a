package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.IdType;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.Page;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.search.SearchTerm;
import org.pontis.mappings.site.MappedSite;

/** Read and search of Endpoint: the DICOMweb address of each site. */
public final class EndpointProvider implements IResourceProvider {
  private final FhirSites sites;
  private final FhirR4Mapper mapper;
  private final FhirLimits limits;

  EndpointProvider(FhirSites sites, FhirR4Mapper mapper, FhirLimits limits) {
    this.sites = sites;
    this.mapper = mapper;
    this.limits = limits;
  }

  @Override
  public Class<Endpoint> getResourceType() {
    return Endpoint.class;
  }

  /** One site's endpoint by its id. */
  @Read
  public Endpoint read(@IdParam IdType id, RequestDetails details) {
    return FhirIds.parseEndpoint(id.getIdPart())
        .flatMap(sites::mapped)
        .map(site -> endpoint(site, new FhirRequest(details, limits)))
        .orElseThrow(() -> new ResourceNotFoundException(id));
  }

  /** All endpoints, or those that every parameter names. */
  @Search(allowUnknownParams = true)
  public Bundle search(RequestDetails details) {
    FhirRequest request = new FhirRequest(details, limits);
    List<List<String>> ids = request.terms().stream().map(EndpointProvider::ids).toList();
    List<MappedSite> matches =
        sites.known().stream()
            .filter(site -> ids.stream().allMatch(of -> of.contains(FhirIds.endpoint(site.id()))))
            .toList();
    return SearchBundle.of(request, page(matches, request), OptionalInt.of(matches.size()));
  }

  private Found<Endpoint> page(List<MappedSite> matches, FhirRequest request) {
    if (request.wantsOnlyCount()) {
      return new Found<>(List.of(), OptionalInt.empty(), List.of());
    }
    Page page = request.page();
    int from = Math.min(page.offset(), matches.size());
    int to = Math.min(from + page.limit(), matches.size());
    List<Endpoint> endpoints =
        matches.subList(from, to).stream().map(site -> endpoint(site, request)).toList();
    OptionalInt next = to < matches.size() ? OptionalInt.of(to) : OptionalInt.empty();
    return new Found<>(endpoints, next, List.of());
  }

  private Endpoint endpoint(MappedSite site, FhirRequest request) {
    return mapper.endpoint(site, URI.create(request.base()));
  }

  private static List<String> ids(SearchTerm term) {
    return Optional.of(term)
        .filter(t -> t.name().equals("_id") && t.modifier().isEmpty())
        .orElseThrow(() ->
            ImagingException.of(
                ProblemType.UNSUPPORTED_KEY,
                "endpoints are searched by _id only; there is one for each site"))
        .values();
  }
}
