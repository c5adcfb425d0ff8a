package org.pontis.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Gives the failures that the server itself finds, such as a broken request line, our body. */
final class ProblemErrorHandler extends ErrorHandler {
  private final CorsPolicy cors;

  ProblemErrorHandler(CorsPolicy cors) {
    this.cors = cors;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      @Nullable Throwable cause,
      Callback callback)
      throws IOException {
    String traceId =
        request.getAttribute(RequestAttributes.TRACE_ID) instanceof String known
            ? known
            : TraceId.of(request.getHeaders());
    cors.apply(request.getHeaders(), response.getHeaders());
    response.getHeaders().put(TraceId.HEADER, traceId);
    String path = request.getHttpURI().getPath();
    ProblemBody form = ProblemBody.forPath(path == null ? "" : path);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    form.write(problem(status), traceId, bytes);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, form.contentType());
    response.write(true, ByteBuffer.wrap(bytes.toByteArray()), callback);
  }

  static HttpProblem problem(int status) {
    return HttpProblem.of(status, code(status), detail(status));
  }

  private static String code(int status) {
    return HttpStatus.getMessage(status).toUpperCase(java.util.Locale.ROOT).replace(' ', '_');
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request is not valid HTTP, or its address is ambiguous or wrongly encoded.";
      case 404 -> "Nothing is served under this address.";
      case 408 -> "The request did not arrive completely within the idle timeout.";
      case 414 -> "The address is longer than this gateway reads; ask for less at once.";
      case 421 ->
          "This gateway does not answer under the host asked for: ask for localhost, or configure"
              + " http.public-url.";
      case 431 -> "The request header is longer than this gateway reads.";
      case 503 -> "The gateway is stopping; ask again later.";
      case 505 -> "This version of HTTP is not spoken here.";
      default ->
          status < 500
              ? "The request can't be served: " + HttpStatus.getMessage(status) + "."
              : "The gateway failed; its log says more under the trace id.";
    };
  }
}
