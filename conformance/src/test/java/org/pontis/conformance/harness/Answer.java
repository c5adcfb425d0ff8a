package org.pontis.conformance.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One HTTP answer with its whole body. */
public final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  Answer(String url, int status, HttpHeaders headers, byte[] body) {
    this.url = url;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public String url() {
    return url;
  }

  public int status() {
    return status;
  }

  public HttpHeaders headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  public int length() {
    return body.length;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (java.io.IOException e) {
      throw new AssertionError(url + " answered " + status + " with no JSON: " + text(), e);
    }
  }

  /** The parts of a multipart answer. */
  public List<Part> parts() {
    return Multipart.parts(header("Content-Type"), body);
  }

  /** The parts of one that broke off between two of them. */
  public List<Part> partsBegun() {
    return Multipart.begun(header("Content-Type"), body);
  }

  public String sha256() {
    return sha256(body);
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
