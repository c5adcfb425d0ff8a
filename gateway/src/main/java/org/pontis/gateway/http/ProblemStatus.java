package org.pontis.gateway.http;

import org.pontis.dicom.problem.ProblemType;

/** The HTTP status of each kind of problem; PS3.18 section 8.5 and the tables of chapter 10. */
public final class ProblemStatus {
  private ProblemStatus() {}

  /** The status of RFC 9110 for a kind of problem. */
  public static int of(ProblemType type) {
    return switch (type) {
      case INVALID_QUERY, UNSUPPORTED_KEY, MALFORMED_INPUT -> 400;
      case NOT_AUTHORIZED -> 403;
      case NOT_FOUND -> 404;
      case NOT_ACCEPTABLE -> 406;
      case CONFLICT -> 409;
      case LIMIT_EXCEEDED -> 413;
      case INTERNAL -> 500;
      case SITE_UNREACHABLE, MALFORMED_FROM_SITE -> 502;
      case OVERLOADED -> 503;
      case SITE_TIMEOUT -> 504;
    };
  }
}
