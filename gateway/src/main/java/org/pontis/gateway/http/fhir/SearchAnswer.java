package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.pontis.dicom.problem.ImagingException;
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

  /** The bundle; who wants nothing but a total that is not exact is told why instead. */
  Bundle of(FhirSearch<R> search, Function<Page, Found<R>> finding, Supplier<Count> counting) {
    Page page = request.page();
    Found<R> found =
        search.isEmpty() || request.wantsOnlyCount()
            ? new Found<>(List.of(), OptionalInt.empty(), List.of())
            : finding.apply(page);
    Count count = count(search, found, counting);
    if (request.wantsOnlyCount() && count.total().isEmpty()) {
      throw new ImagingException(count.problems().getFirst());
    }
    return SearchBundle.of(
        request,
        new Found<>(found.resources(), found.next(), problems(found, count)),
        count.total());
  }

  private List<Problem> problems(Found<R> found, Count count) {
    return Stream.of(warnings, found.problems(), count.problems())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private Count count(FhirSearch<R> search, Found<R> found, Supplier<Count> counting) {
    if (search.isEmpty()) {
      return Count.exactly(0);
    }
    boolean complete =
        !request.wantsOnlyCount()
            && request.page().offset() == 0
            && found.next().isEmpty()
            && found.problems().isEmpty();
    if (complete) {
      return Count.exactly(found.resources().size());
    }
    return request.wantsTotal() ? counting.get() : Count.notAskedFor();
  }
}
