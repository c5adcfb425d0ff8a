package org.pontis.gateway.http;

import java.time.Duration;

/** Told of each request when it was answered; called from many threads, must be quick. */
@FunctionalInterface
public interface RequestObserver {
  /**
   * A request that was answered.
   *
   * @param template of its path, without identifiers
   * @param bytes of the answer's body
   * @param took from the first byte of the request to the last of the answer
   */
  record Ended(String method, String template, int status, long bytes, Duration took) {}

  /** Takes note of a request. */
  void ended(Ended request);
}
