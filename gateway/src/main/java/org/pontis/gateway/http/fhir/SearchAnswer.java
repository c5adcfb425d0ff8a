package org.pontis.gateway.http.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.Page;
import org.pontis.mappings.search.FhirSearch;

/**
 * What a search answers, the same for every type: a page, and the total where it was asked for or
 * is known because everything is on the page.
 *
 * @param warnings what was found wrong before anybody was asked
 */
record SearchAnswer<R extends Resource>(FhirRequest request, List<Problem> warnings) {
  SearchAnswer {
    warnings = List.copyOf(warnings);
  }

  Bundle of(
      FhirSearch<R> search, Function<Page, Found<R>> finding, Supplier<OptionalInt> counting) {
    Page page = request.page();
    Found<R> found =
        search.isEmpty() || request.wantsOnlyCount()
            ? new Found<>(List.of(), OptionalInt.empty(), List.of())
            : finding.apply(page);
    return SearchBundle.of(
        request,
        new Found<>(found.resources(), found.next(), problems(found)),
        total(search, found, counting));
  }

  private List<Problem> problems(Found<R> found) {
    List<Problem> all = new ArrayList<>(warnings);
    all.addAll(found.problems());
    return all;
  }

  private OptionalInt total(FhirSearch<R> search, Found<R> found, Supplier<OptionalInt> counting) {
    if (search.isEmpty()) {
      return OptionalInt.of(0);
    }
    boolean complete =
        !request.wantsOnlyCount()
            && request.page().offset() == 0
            && found.next().isEmpty()
            && found.problems().isEmpty();
    if (complete) {
      return OptionalInt.of(found.resources().size());
    }
    return request.wantsTotal() ? counting.get() : OptionalInt.empty();
  }
}
