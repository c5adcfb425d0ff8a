package org.pontis.gateway.http;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpFields;

/**
 * The name of a request in logs and answers: the trace id of a W3C {@code traceparent}, else the
 * caller's {@code X-Request-Id} if it is harmless, else a new one.
 */
final class TraceId {
  static final String HEADER = "X-Request-Id";

  private TraceId() {}

  static String of(HttpFields headers) {
    return fromTraceParent(headers.get("traceparent"))
        .or(() -> harmless(headers.get(HEADER)))
        .orElseGet(TraceId::fresh);
  }

  private static Optional<String> fromTraceParent(@org.jspecify.annotations.Nullable String value) {
    if (value == null || value.length() < 55 || value.charAt(2) != '-' || value.charAt(35) != '-') {
      return Optional.empty();
    }
    String id = value.substring(3, 35);
    return id.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        ? Optional.of(id)
        : Optional.empty();
  }

  private static Optional<String> harmless(@org.jspecify.annotations.Nullable String value) {
    return value != null && value.length() <= 64 && value.matches("[A-Za-z0-9._-]+")
        ? Optional.of(value)
        : Optional.empty();
  }

  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return hex16(random.nextLong()) + hex16(random.nextLong());
  }

  private static String hex16(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
