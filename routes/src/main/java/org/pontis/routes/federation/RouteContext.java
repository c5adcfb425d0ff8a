package org.pontis.routes.federation;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.camel.site.SiteCommand;
import org.pontis.routes.camel.site.SiteComponent;
import org.pontis.routes.flow.FindRoute;
import org.pontis.routes.flow.MetadataRoute;
import org.pontis.routes.flow.RetrieveRoute;
import org.pontis.routes.site.SiteRegistry;

/**
 * The Camel context with the routes of the request path. Stream caching is off, since it would copy
 * whole bodies into the heap; there is no JMX, and no Camel type leaves this class.
 */
final class RouteContext implements AutoCloseable {
  private final CamelContext context = new DefaultCamelContext();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ask-", 0).factory());
  private final ProducerTemplate template;

  /** Starts the routes over these sites, of which there is at least one. */
  RouteContext(SiteRegistry sites) {
    context.disableJMX();
    context.setStreamCaching(false);
    context.setLoadTypeConverters(false);
    context.getShutdownStrategy().setTimeout(2);
    context.addComponent(SiteComponent.SCHEME, new SiteComponent(sites));
    add(new FindRoute(sites.ids(), threads));
    add(new MetadataRoute(sites.ids()));
    add(new RetrieveRoute(sites.ids()));
    context.start();
    template = context.createProducerTemplate();
  }

  /** Gives each site asked at once a thread of its own. */
  ExecutorService threads() {
    return threads;
  }

  /** Asks all sites, each on a thread of its own; the command's watch is told how each ended. */
  void findEverywhere(SiteCommand.Find command) {
    send(FindRoute.EVERYWHERE, command);
  }

  FindSummary findAt(SiteId site, SiteCommand.Find command) {
    return answer(site, FindRoute.entry(site), command, FindSummary.class);
  }

  RetrieveSummary metadata(SiteId site, SiteCommand.Metadata command) {
    return answer(site, MetadataRoute.entry(site), command, RetrieveSummary.class);
  }

  RetrieveSummary retrieve(SiteId site, SiteCommand.Retrieve command) {
    return answer(site, RetrieveRoute.entry(site), command, RetrieveSummary.class);
  }

  @Override
  public void close() {
    template.stop();
    context.stop();
    threads.shutdownNow();
  }

  private <T> T answer(SiteId site, String entry, SiteCommand command, Class<T> expected) {
    Object body = send(entry, command).getMessage().getBody();
    if (!expected.isInstance(body)) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, site, "a route ended without the site's summary"));
    }
    return expected.cast(body);
  }

  private Exchange send(String entry, SiteCommand command) {
    Exchange exchange = template.send(entry, sent -> sent.getMessage().setBody(command));
    Optional<Throwable> failure = Optional.ofNullable(exchange.getException());
    failure.ifPresent(RouteContext::rethrow);
    return exchange;
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw new ImagingException(
        Problem.of(ProblemType.INTERNAL, "a route failed on its way to a site"), failure);
  }

  private void add(RouteBuilder route) {
    try {
      context.addRoutes(route);
    } catch (Exception invalid) {
      throw new IllegalStateException("a route of the request path is not valid", invalid);
    }
  }
}
