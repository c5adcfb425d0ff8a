package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.pontis.gateway.http.HttpProblem;
import org.pontis.gateway.http.ProblemBody;
import org.pontis.gateway.http.RequestAttributes;

/** HAPI's server with our addresses and request ids, and without a word about itself. */
final class R4Server extends RestfulServer {
  private static final long serialVersionUID = 1L;

  R4Server() {
    super(FhirContext.forR4Cached());
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setServerAddressStrategy(
        (context, request) -> attribute(request, RequestAttributes.BASE) + "/fhir/r4");
    registerInterceptor(new OutcomeInterceptor());
  }

  private static String attribute(HttpServletRequest request, String name) {
    return String.valueOf(request.getAttribute(name));
  }

  /** A HEAD is answered as a GET; the body goes nowhere (RFC 9110 section 9.3.2). */
  @Override
  protected void handleRequest(
      RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<HttpProblem> refusal = RequestRules.refusal(request);
    if (refusal.isPresent()) {
      refuse(refusal.get(), request, response);
      return;
    }
    super.handleRequest(
        type == RequestTypeEnum.HEAD ? RequestTypeEnum.GET : type, request, response);
  }

  private static void refuse(
      HttpProblem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UnreadBody.passOver(request);
    response.setStatus(problem.status());
    if (problem.status() == 405) {
      response.setHeader("Allow", "GET, HEAD, OPTIONS");
    }
    response.setContentType(ProblemBody.OPERATION_OUTCOME.contentType());
    ProblemBody.OPERATION_OUTCOME.write(
        problem, attribute(request, RequestAttributes.TRACE_ID), response.getOutputStream());
  }

  @Override
  protected String getOrCreateRequestId(HttpServletRequest request) {
    return attribute(request, RequestAttributes.TRACE_ID);
  }

  @Override
  protected void addRequestIdToResponse(ServletRequestDetails request, String id) {}

  @Override
  public void addHeadersToResponse(HttpServletResponse response) {}
}
