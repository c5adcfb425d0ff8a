package org.pontis.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * A problem as a body: problem details of RFC 9457 everywhere but under {@code /fhir}, where it is
 * an OperationOutcome (FHIR R4 section 3.1.0.4.1).
 */
public enum ProblemBody {
  PROBLEM_DETAILS("application/problem+json") {
    @Override
    void members(JsonGenerator json, HttpProblem problem, String traceId) throws IOException {
      json.writeStringField("type", "urn:pontis:problem:" + kebab(problem.code()));
      json.writeStringField("title", title(problem.code()));
      json.writeNumberField("status", problem.status());
      json.writeStringField("detail", problem.detail());
      if (problem.site().isPresent()) {
        json.writeStringField("site", problem.site().get().value());
      }
      json.writeStringField("trace", traceId);
    }
  },
  OPERATION_OUTCOME("application/fhir+json") {
    @Override
    void members(JsonGenerator json, HttpProblem problem, String traceId) throws IOException {
      json.writeStringField("resourceType", "OperationOutcome");
      json.writeArrayFieldStart("issue");
      json.writeStartObject();
      json.writeStringField("severity", problem.status() == 500 ? "fatal" : "error");
      json.writeStringField("code", issueType(problem.status()));
      json.writeStringField("diagnostics", problem.detail() + " (" + traceId + ")");
      json.writeEndObject();
      json.writeEndArray();
    }
  };

  private static final JsonFactory JSON = new JsonFactory();

  private final String contentType;

  ProblemBody(String contentType) {
    this.contentType = contentType;
  }

  /** The form a caller of this path expects. */
  public static ProblemBody forPath(String path) {
    return path.startsWith("/fhir/") || path.equals("/fhir") ? OPERATION_OUTCOME : PROBLEM_DETAILS;
  }

  /** The media type of the body. */
  public String contentType() {
    return contentType;
  }

  /** Writes the body. */
  public void write(HttpProblem problem, String traceId, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      members(json, problem, traceId);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  abstract void members(JsonGenerator json, HttpProblem problem, String traceId) throws IOException;

  private static String kebab(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String title(String code) {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String issueType(int status) {
    return switch (status) {
      case 400 -> "invalid";
      case 401 -> "login";
      case 403 -> "forbidden";
      case 404 -> "not-found";
      case 405, 406, 415, 501, 505 -> "not-supported";
      case 408, 504 -> "timeout";
      case 413, 414, 431 -> "too-long";
      case 429 -> "throttled";
      case 502, 503 -> "transient";
      default -> status < 500 ? "processing" : "exception";
    };
  }
}
