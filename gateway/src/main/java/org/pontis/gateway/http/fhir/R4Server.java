package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

  @Override
  protected String getOrCreateRequestId(HttpServletRequest request) {
    return attribute(request, RequestAttributes.TRACE_ID);
  }

  @Override
  protected void addRequestIdToResponse(ServletRequestDetails request, String id) {}

  @Override
  public void addHeadersToResponse(HttpServletResponse response) {}
}
