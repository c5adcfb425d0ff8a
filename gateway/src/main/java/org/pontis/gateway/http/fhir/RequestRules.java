package org.pontis.gateway.http.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.http.HttpProblem;
import org.pontis.gateway.http.QueryString;

/**
 * What is refused before HAPI sees it: queries that can't be decoded, over which it fails, methods
 * that nothing here has, search forms that are none, which it would answer as if nothing had been
 * asked, and those that are too long.
 */
final class RequestRules {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Bytes; as Jetty has it, which finds out by reading. */
  private static final int LONGEST_FORM = 200_000;

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private RequestRules() {}

  /** Why a request is refused, if it is. */
  static Optional<HttpProblem> refusal(HttpServletRequest request) {
    try {
      QueryString.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
    } catch (ImagingException undecodable) {
      return Optional.of(HttpProblem.of(undecodable.problem()));
    }
    if (READING.contains(request.getMethod())) {
      return Optional.empty();
    }
    if (!"POST".equals(request.getMethod()) || !request.getRequestURI().endsWith("/_search")) {
      String detail = "Resources are only read here: use GET, or POST for _search.";
      return Optional.of(HttpProblem.of(405, "METHOD_NOT_ALLOWED", detail));
    }
    return form(request);
  }

  private static Optional<HttpProblem> form(HttpServletRequest request) {
    if (hasBody(request) && !isForm(request)) {
      String detail = "A search by POST is a form: send it as " + FORM + ".";
      return Optional.of(HttpProblem.of(415, "UNSUPPORTED_MEDIA_TYPE", detail));
    }
    return request.getContentLengthLong() > LONGEST_FORM
        ? Optional.of(
            HttpProblem.of(
                Problem.of(
                    ProblemType.LIMIT_EXCEEDED,
                    "the form is longer than " + LONGEST_FORM + " bytes")))
        : Optional.empty();
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }
}
