package org.pontis.gateway.http;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty as this gateway uses it: HTTP/1.1, one virtual thread for each request. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** How long a connection may be silent while others wait to be accepted. */
  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(5);

  private final Server server;
  private final ServerConnector connector;

  /**
   * What the server needs to know.
   *
   * @param port 0 for any that is free
   * @param idle how long a connection may be silent
   * @param drain how long requests may go on when the server stops
   * @param uriLimit characters an address may have
   * @param hosts which a request may name
   */
  public record Settings(
      String host,
      int port,
      Duration idle,
      Duration drain,
      int uriLimit,
      CorsPolicy cors,
      HostRule hosts) {}

  /**
   * Who answers what.
   *
   * @param endpoints by the first segment of the path, its slash included
   * @param servlets for the paths no endpoint has
   */
  public record Routing(Map<String, Endpoint> endpoints, Optional<ContextHandler> servlets) {
    /** Copies the map. */
    public Routing {
      endpoints = Map.copyOf(endpoints);
    }
  }

  /** A server, not started. */
  public HttpServer(
      Settings settings, PublicAddress address, Routing routing, RequestObserver observer) {
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    server = new Server(threads);
    ConnectionBudget budget =
        ConnectionBudget.of(Runtime.getRuntime().maxMemory(), settings.uriLimit());
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(budget)));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    server.addBean(limit(budget, settings.idle()));
    server.setStopTimeout(settings.drain().toMillis());
    server.setRequestLog(new AccessLog(observer));
    ProblemErrorHandler errors = new ProblemErrorHandler(settings.cors());
    server.setErrorHandler(errors);
    FrontDoor door =
        new FrontDoor(
            routing.endpoints(), address, settings.cors(), settings.hosts(), settings.uriLimit());
    routing
        .servlets()
        .ifPresent(servlets -> {
          servlets.setErrorHandler(errors);
          door.setHandler(servlets);
        });
    server.setHandler(new GracefulHandler(door));
  }

  private NetworkConnectionLimit limit(ConnectionBudget budget, Duration idle) {
    NetworkConnectionLimit limit = new NetworkConnectionLimit(budget.connections(), connector);
    limit.setEndPointIdleTimeout(Math.min(idle.toMillis(), IDLE_WHEN_FULL.toMillis()));
    return limit;
  }

  private static HttpConfiguration http(ConnectionBudget budget) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(budget.headerBytes());
    http.setOutputBufferSize(BlockPool.BLOCK_BYTES);
    http.setOutputAggregationSize(0);
    http.setUriCompliance(UriCompliance.DEFAULT);
    return http;
  }

  /** Starts to listen. */
  public void start() {
    try {
      server.start();
    } catch (java.io.IOException notBound) {
      throw new UncheckedIOException(notBound);
    } catch (Exception fault) {
      throw new IllegalStateException("the HTTP server does not start", fault);
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Stops listening, lets requests end within the drain time, breaks off the others and stops. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (TimeoutException undrained) {
      LOG.warn("stopped before all requests had ended: the drain time was over");
      LOG.debug("while draining", undrained);
    } catch (Exception fault) {
      throw new IllegalStateException("the HTTP server does not stop cleanly", fault);
    }
  }
}
