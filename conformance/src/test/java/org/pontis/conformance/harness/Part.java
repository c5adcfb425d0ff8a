package org.pontis.conformance.harness;

import java.util.Map;

/** One part of a multipart body; header names are in lower case. */
public final class Part {
  private final Map<String, String> headers;
  private final byte[] body;

  Part(Map<String, String> headers, byte[] body) {
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public String contentType() {
    return headers.getOrDefault("content-type", "");
  }

  public byte[] body() {
    return body.clone();
  }

  public int length() {
    return body.length;
  }

  public String sha256() {
    return Answer.sha256(body);
  }
}
