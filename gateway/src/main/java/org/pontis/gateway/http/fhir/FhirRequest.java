package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.web.QueryParameter;
import org.pontis.gateway.http.RequestAttributes;
import org.pontis.mappings.search.SearchTerm;

/** What a FHIR request says beside its path, read from HAPI's request. */
record FhirRequest(RequestDetails details, FhirLimits limits) {
  static final String OFFSET = "_offset";

  /** Parameters that say how to answer (FHIR R4 section 3.1.1.5). */
  private static final Set<String> CONTROLS =
      Set.of("_count", OFFSET, "_summary", "_elements", "_format", "_pretty", "_total");

  Call call() {
    return new Call(Deadline.in(limits.time()), attribute(RequestAttributes.TRACE_ID));
  }

  /** The address of the gateway's root. */
  String base() {
    return attribute(RequestAttributes.BASE);
  }

  private String attribute(String name) {
    Object value =
        details instanceof ServletRequestDetails servlet
            ? servlet.getServletRequest().getAttribute(name)
            : "";
    return String.valueOf(value);
  }

  /** The search parameters. */
  List<SearchTerm> terms() {
    List<SearchTerm> terms = new ArrayList<>();
    for (Map.Entry<String, String[]> parameter : details.getParameters().entrySet()) {
      if (!CONTROLS.contains(parameter.getKey())) {
        Arrays.stream(parameter.getValue())
            .forEach(value -> terms.add(term(parameter.getKey(), value)));
      }
    }
    return terms;
  }

  /** A reference to this server is the same as a relative one (FHIR R4 section 3.1.1.4.8). */
  private SearchTerm term(String name, String value) {
    if ((name + value).indexOf('\uFFFD') >= 0) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY, "the parameters hold bytes that are not UTF-8");
    }
    return SearchTerm.parse(name, value).relativeTo(details.getFhirServerBase() + "/");
  }

  /**
   * The search parameters that can be read. A caller that prefers lenient handling (FHIR R4 section
   * 3.1.1.1) gets the others as warnings; for everybody else they are failures.
   */
  List<SearchTerm> understood(Consumer<List<SearchTerm>> reading, List<Problem> warnings) {
    if (!isLenient()) {
      return terms();
    }
    List<SearchTerm> kept = new ArrayList<>();
    for (SearchTerm term : terms()) {
      try {
        reading.accept(List.of(term));
        kept.add(term);
      } catch (ImagingException refused) {
        if (refused.problem().type() != ProblemType.UNSUPPORTED_KEY) {
          throw refused;
        }
        warnings.add(refused.problem());
      }
    }
    return kept;
  }

  private boolean isLenient() {
    return details.getHeaders("Prefer").stream()
        .anyMatch(prefer -> prefer.replace(" ", "").contains("handling=lenient"));
  }

  /** Which part of the answer is wanted. */
  Page page() {
    int count = number("_count").orElse(limits.page());
    return new Page(number(OFFSET).orElse(0), Math.min(count, limits.largestPage()));
  }

  /** Whether only the number of answers is wanted. */
  boolean wantsOnlyCount() {
    return values("_summary").contains("count") || number("_count").equals(Optional.of(0));
  }

  /** Whether the exact number of answers is wanted although that may take time. */
  boolean wantsTotal() {
    return wantsOnlyCount() || values("_total").contains("accurate");
  }

  private Optional<Integer> number(String name) {
    Optional<String> text = values(name).stream().findFirst();
    if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
      throw ImagingException.of(
          ProblemType.INVALID_QUERY, name + " is not a number from 0 to 999999999");
    }
    return text.map(Integer::valueOf);
  }

  private List<String> values(String name) {
    String[] values = details.getParameters().get(name);
    return values == null ? List.of() : List.of(values);
  }

  /** The same request for the page at another position. */
  String at(int position) {
    Map<String, String[]> parameters = new LinkedHashMap<>(details.getParameters());
    parameters.put(OFFSET, new String[] {Integer.toString(position)});
    return address(parameters);
  }

  /** The address of this request. */
  String self() {
    return address(details.getParameters());
  }

  private String address(Map<String, String[]> parameters) {
    List<QueryParameter> pairs = new ArrayList<>();
    parameters.forEach((name, values) ->
        Arrays.stream(values).forEach(value -> pairs.add(new QueryParameter(name, value))));
    String path = details.getFhirServerBase() + "/" + details.getResourceName();
    return pairs.isEmpty() ? path : path + "?" + QueryParameter.join(pairs);
  }
}
