package org.pontis.gateway.http;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request: what was asked in general, never of whom. */
final class AccessLog implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("org.pontis.access");

  private final RequestObserver observer;

  AccessLog(RequestObserver observer) {
    this.observer = observer;
  }

  @Override
  public void log(Request request, Response response) {
    Duration took = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
    String path = request.getHttpURI().getPath();
    String template = PathTemplate.of(path == null ? "" : path);
    int status = response.getStatus();
    long bytes = Response.getContentBytesWritten(response);
    observer.ended(new RequestObserver.Ended(request.getMethod(), template, status, bytes, took));
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {}{} {} {} bytes {} ms {}",
          request.getMethod(),
          template,
          names(request),
          status,
          bytes,
          took.toNanos() / 1e6,
          response.getHeaders().get(TraceId.HEADER));
    }
  }

  private static String names(Request request) {
    String query = request.getHttpURI().getQuery();
    return query == null || query.isEmpty() ? "" : "?" + PathTemplate.parameterNames(query);
  }
}
