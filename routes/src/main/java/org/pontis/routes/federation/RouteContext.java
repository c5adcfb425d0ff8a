package org.pontis.routes.federation;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.camel.site.SiteCommand;
import org.pontis.routes.camel.site.SiteComponent;
import org.pontis.routes.flow.FindRoute;
import org.pontis.routes.flow.MetadataRoute;
import org.pontis.routes.flow.RetrieveRoute;
import org.pontis.routes.flow.StoreRoute;
import org.pontis.routes.site.SiteRegistry;

/**
 * The Camel context with the routes of the request path; starts behind the caller's back, and who
 * asks before it has started waits. Stream caching is off, since it would copy whole bodies into
 * the heap; there is no JMX, and no Camel type leaves this class.
 */
final class RouteContext implements AutoCloseable {
  private final CamelContext context = new DefaultCamelContext();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ask-", 0).factory());
  private final FutureTask<ProducerTemplate> template;

  /** Starts the routes over these sites. */
  RouteContext(SiteRegistry sites) {
    template = new FutureTask<>(() -> start(sites));
    Thread.ofPlatform().daemon().name("routes-start").start(template);
  }

  private ProducerTemplate start(SiteRegistry sites) throws Exception {
    context.disableJMX();
    context.setStreamCaching(false);
    context.setLoadTypeConverters(false);
    context.getShutdownStrategy().setTimeout(2);
    context.addComponent(SiteComponent.SCHEME, new SiteComponent(sites));
    context.addRoutes(new FindRoute(sites.ids(), threads));
    context.addRoutes(new MetadataRoute(sites.ids()));
    context.addRoutes(new RetrieveRoute(sites.ids()));
    context.addRoutes(new StoreRoute(sites.ids()));
    context.start();
    return context.createProducerTemplate();
  }

  private ProducerTemplate started() {
    try {
      return template.get();
    } catch (InterruptedException stopped) {
      throw Failures.interrupted(stopped);
    } catch (ExecutionException invalid) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "the routes of the request path did not start"),
          invalid);
    }
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

  StoreOutcome store(SiteId site, SiteCommand.Store command) {
    return answer(site, StoreRoute.entry(site), command, StoreOutcome.class);
  }

  @Override
  public void close() {
    template.cancel(true);
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
    Exchange exchange = started().send(entry, sent -> sent.getMessage().setBody(command));
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
}
