package org.pontis.gateway.http.fhir;

import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.pontis.mappings.FhirR4Mapper;

/** HAPI's plain server at {@code /fhir/r4} as a handler of the HTTP server. */
public final class FhirHandler {
  private FhirHandler() {}

  /**
   * The handler.
   *
   * @param version of this software
   */
  public static ContextHandler over(FhirSites sites, FhirLimits limits, String version) {
    FhirR4Mapper mapper = FhirR4Mapper.standard();
    R4Server server = new R4Server();
    server.setServerConformanceProvider(new Capabilities(version));
    server.setResourceProviders(
        List.of(
            new ImagingStudyProvider(new StudySearch(sites, mapper, limits), limits),
            new PatientProvider(new PatientSearch(sites, mapper, limits), limits),
            new EndpointProvider(sites, mapper, limits)));
    ServletHolder holder = new ServletHolder(server);
    holder.setInitOrder(1);
    ServletContextHandler context = new ServletContextHandler("/fhir");
    context.addServlet(holder, "/r4/*");
    return context;
  }
}
