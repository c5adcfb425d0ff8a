package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.problem.Problem;
import org.pontis.mappings.outcome.OperationOutcomes;

/** The answer to a search (FHIR R4 section 3.1.1.4): matches, links, and what went wrong. */
final class SearchBundle {
  /** The name under which a bundle carries its total, if it is exact, until it is sent. */
  static final String TOTAL = "pontis.total";

  private SearchBundle() {}

  /**
   * A page as a bundle.
   *
   * @param total how many there are in all, if that is exact
   */
  static <R extends Resource> Bundle of(FhirRequest request, Found<R> found, OptionalInt total) {
    Bundle bundle = empty(request);
    bundle.setUserData(TOTAL, total);
    found.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(request.at(next)));
    for (R resource : found.resources()) {
      BundleEntryComponent entry = bundle.addEntry();
      entry.setFullUrl(fullUrl(request, resource));
      entry.setResource(resource);
      entry.getSearch().setMode(SearchEntryMode.MATCH);
    }
    addOutcome(bundle, found.problems());
    return bundle;
  }

  private static Bundle empty(FhirRequest request) {
    Bundle bundle = new Bundle();
    bundle.setType(BundleType.SEARCHSET);
    bundle.getMeta().setLastUpdatedElement(InstantType.withCurrentTime());
    bundle.addLink().setRelation("self").setUrl(request.self());
    return bundle;
  }

  private static String fullUrl(FhirRequest request, Resource resource) {
    return request.details().getFhirServerBase()
        + "/"
        + resource.fhirType()
        + "/"
        + resource.getIdElement().getIdPart();
  }

  private static void addOutcome(Bundle bundle, List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    BundleEntryComponent entry = bundle.addEntry();
    entry.setResource(OperationOutcomes.warnings(problems));
    entry.getSearch().setMode(SearchEntryMode.OUTCOME);
  }
}
