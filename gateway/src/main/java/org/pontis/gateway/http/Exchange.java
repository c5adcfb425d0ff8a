package org.pontis.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its response, as endpoints see them. Used by one thread. */
public final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** Headers that describe a body, wrong of the problem that is sent instead. */
  private static final List<HttpHeader> OF_THE_ABANDONED =
      List.of(
          HttpHeader.CONTENT_LENGTH,
          HttpHeader.CONTENT_ENCODING,
          HttpHeader.CONTENT_LOCATION,
          HttpHeader.LOCATION,
          HttpHeader.ACCEPT_RANGES,
          HttpHeader.ETAG,
          HttpHeader.LAST_MODIFIED);

  private final Request request;
  private final Response response;
  private final String traceId;
  private final String base;
  private final ResponseBody body;

  Exchange(Request request, Response response, String traceId, String base, BlockPool pool) {
    this.request = request;
    this.response = response;
    this.traceId = traceId;
    this.base = base;
    this.body = new ResponseBody(response, pool);
  }

  /** The method, such as GET. */
  public String method() {
    return request.getMethod();
  }

  /** Whether only the header of the answer is wanted. */
  public boolean isHead() {
    return "HEAD".equals(request.getMethod());
  }

  /** The path as sent, percent-encoded. */
  public String rawPath() {
    return request.getHttpURI().getPath();
  }

  /** The query as sent, percent-encoded, empty when there is none. */
  public String rawQuery() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  /** A header of the request, its lines joined by commas. */
  public Optional<String> header(String name) {
    List<String> lines = request.getHeaders().getValuesList(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
  }

  /** The address of this gateway's root as the caller knows it, without a slash at the end. */
  public String base() {
    return base;
  }

  /** What names this request in logs and answers. */
  public String traceId() {
    return traceId;
  }

  /** The call to a source that answers this request. */
  public Call call(Duration within) {
    return new Call(Deadline.in(within), traceId);
  }

  /** Sets the status; 200 if never called. */
  public Exchange status(int status) {
    response.setStatus(status);
    return this;
  }

  /** Sets a header of the response. */
  public Exchange with(String name, String value) {
    response.getHeaders().put(name, value);
    return this;
  }

  /** Takes a header of the response back. */
  public Exchange without(String name) {
    response.getHeaders().remove(name);
    return this;
  }

  /** Adds a further line of a header of the response. */
  public Exchange adding(String name, String value) {
    response.getHeaders().add(name, value);
    return this;
  }

  /** Announces the length of the body. */
  public Exchange withLength(long bytes) {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
    return this;
  }

  /** What the answer is written to. */
  public ResponseBody body() {
    return body;
  }

  /**
   * Answers with a problem instead of what was held back; breaks the connection when something has
   * gone out already.
   */
  public void refuse(HttpProblem problem) throws IOException {
    if (body.isCommitted()) {
      throw new AbortedAnswer(problem);
    }
    body.discard();
    ProblemBody form = ProblemBody.forPath(rawPath());
    HttpFields.Mutable headers = response.getHeaders();
    OF_THE_ABANDONED.forEach(headers::remove);
    if (problem.status() != 416) {
      headers.remove(HttpHeader.CONTENT_RANGE);
    }
    headers.put(HttpHeader.CONTENT_TYPE, form.contentType());
    if (problem.status() == 503) {
      headers.put(HttpHeader.RETRY_AFTER, 1);
    }
    response.setStatus(problem.status());
    form.write(problem, traceId, body);
  }

  /**
   * Has the connection end with a reset where only its end tells that of the body (RFC 9112 section
   * 6.3): an answer by HTTP/1.0 that was broken off would look complete.
   */
  void endAbruptly() {
    Connection connection = request.getConnectionMetaData().getConnection();
    boolean isTold =
        request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
            || response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
    if (!isTold && connection.getEndPoint().getTransport() instanceof NetworkChannel channel) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
      } catch (IOException gone) {
        LOG.debug("the connection had ended", gone);
      }
    }
  }

  /**
   * The body as a stream that is compressed by gzip where the caller takes that; for text. To be
   * closed by whoever writes it.
   */
  public OutputStream compressible() {
    response.getHeaders().add(HttpHeader.VARY, "Accept-Encoding");
    if (isHead() || header("Accept-Encoding").filter(AcceptEncoding::takesGzip).isEmpty()) {
      return body;
    }
    return new GzipBody(body, () -> with("Content-Encoding", "gzip"));
  }
}
