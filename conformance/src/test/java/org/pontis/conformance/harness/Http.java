package org.pontis.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP/1.1 client that follows nothing and fails after a minute. */
public final class Http {
  public static final String DICOM_JSON = "application/dicom+json";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private Http() {}

  /** GET with further headers as name, value, name, value. */
  public static Answer get(String url, String... headers) {
    return call("GET", url, headers);
  }

  public static Answer call(String method, String url, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMinutes(1))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** An answer whose body may break off. */
  public record Begun(Answer answer, boolean isWhole) {}

  /** GET that keeps what came before the connection broke. */
  public static Begun getWhatComes(String url, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMinutes(1))
            .headers(headers)
            .build();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
      boolean isWhole = copied(response.body(), body);
      Answer answer =
          new Answer(url, response.statusCode(), response.headers(), body.toByteArray());
      return new Begun(answer, isWhole);
    } catch (IOException e) {
      throw new UncheckedIOException(url + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it came to its end. */
  private static boolean copied(InputStream from, ByteArrayOutputStream to) {
    try (from) {
      from.transferTo(to);
      return true;
    } catch (IOException brokenOff) {
      System.err.println("the answer broke off: " + brokenOff.getMessage());
      return false;
    }
  }

  public static Answer send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, BodyHandlers.ofByteArray());
      return new Answer(
          request.uri().toString(), response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
