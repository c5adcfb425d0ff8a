package org.pontis.gateway.http;

/**
 * A failure after the status line went out: the connection is broken, so that the caller sees it.
 */
final class AbortedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AbortedAnswer(HttpProblem problem) {
    super(problem.code() + ": " + problem.detail());
  }
}
