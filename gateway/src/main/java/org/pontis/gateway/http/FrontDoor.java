package org.pontis.gateway.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request passes: it gets a trace id and the cross-origin headers, finds its endpoint by
 * the first segment of its path, and whatever fails becomes a problem body, or, once the status
 * line is out, a broken connection: never an answer that looks complete. Paths that belong to no
 * endpoint go to the wrapped handler, if there is one.
 */
final class FrontDoor extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

  private final Map<String, Endpoint> endpoints;
  private final PublicAddress address;
  private final CorsPolicy cors;
  private final HostRule hosts;
  private final int uriLimit;
  private final BlockPool pool = new BlockPool(256);

  /**
   * A front door before these endpoints.
   *
   * @param endpoints by the first segment of the path, its slash included
   */
  FrontDoor(
      Map<String, Endpoint> endpoints,
      PublicAddress address,
      CorsPolicy cors,
      HostRule hosts,
      int uriLimit) {
    this.endpoints = Map.copyOf(endpoints);
    this.address = address;
    this.cors = cors;
    this.hosts = hosts;
    this.uriLimit = uriLimit;
  }

  /** Endpoints block, so each request gets a thread of its own. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String traceId = TraceId.of(request.getHeaders());
    response.getHeaders().put(TraceId.HEADER, traceId);
    cors.apply(request.getHeaders(), response.getHeaders());
    if (isPreflight(request)) {
      cors.applyPreflight(request.getHeaders(), response.getHeaders());
      response.setStatus(204);
      callback.succeeded();
      return true;
    }
    MDC.put("trace", traceId);
    try {
      String base = address.baseOf(request);
      request.setAttribute(RequestAttributes.BASE, base);
      request.setAttribute(RequestAttributes.TRACE_ID, traceId);
      Exchange exchange = new Exchange(request, response, traceId, base, pool);
      Optional<Endpoint> endpoint =
          hosts.allows(Request.getServerName(request))
              ? endpointOf(exchange)
              : Optional.of(misdirected -> misdirected.refuse(ProblemErrorHandler.problem(421)));
      if (endpoint.isEmpty() && super.handle(request, response, callback)) {
        return true;
      }
      run(endpoint.orElse(FrontDoor::nothingHere), exchange, callback);
      return true;
    } finally {
      MDC.remove("trace");
    }
  }

  private static boolean isPreflight(Request request) {
    return "OPTIONS".equals(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ORIGIN)
        && request.getHeaders().contains("Access-Control-Request-Method");
  }

  private Optional<Endpoint> endpointOf(Exchange exchange) {
    String path = exchange.rawPath();
    if (path.length() + exchange.rawQuery().length() > uriLimit) {
      return Optional.of(tooLong -> tooLong.refuse(ProblemErrorHandler.problem(414)));
    }
    int end = path.indexOf('/', 1);
    return Optional.ofNullable(endpoints.get(end < 0 ? path : path.substring(0, end)));
  }

  private static void nothingHere(Exchange exchange) throws IOException {
    exchange.refuse(ProblemErrorHandler.problem(404));
  }

  private static void run(Endpoint endpoint, Exchange exchange, Callback callback) {
    try {
      answer(endpoint, exchange);
      exchange.body().end();
      callback.succeeded();
    } catch (IOException gone) {
      LOG.debug("caller gone", gone);
      callback.failed(gone);
    } catch (AbortedAnswer aborted) {
      LOG.warn("answer broken off: {}", aborted.getMessage());
      exchange.endAbruptly();
      callback.failed(aborted);
    } finally {
      exchange.body().release();
    }
  }

  private static void answer(Endpoint endpoint, Exchange exchange) throws IOException {
    try {
      endpoint.answer(exchange);
    } catch (ImagingException failure) {
      HttpProblem problem = HttpProblem.of(failure.problem());
      if (failure.problem().type() == ProblemType.INTERNAL) {
        LOG.error("request failed", failure);
      } else if (problem.status() >= 500) {
        LOG.info("request failed: {}", failure.getMessage());
      }
      exchange.refuse(problem);
    } catch (AbortedAnswer aborted) {
      throw aborted;
    } catch (RuntimeException | StackOverflowError fault) {
      LOG.error("request failed", fault);
      exchange.refuse(ProblemErrorHandler.problem(500));
    }
  }
}
