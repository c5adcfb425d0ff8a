package org.pontis.gateway.http;

/** What the front door leaves with a request for handlers that have no {@link Exchange}. */
public final class RequestAttributes {
  /** The address of this gateway's root as the caller knows it, a text. */
  public static final String BASE = "org.pontis.base";

  /** What names the request in logs and answers, a text. */
  public static final String TRACE_ID = "org.pontis.trace";

  private RequestAttributes() {}
}
