package org.pontis.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, token or key. A file names only where it is: {@code {env: NAME}} or {@code {file:
 * PATH}}. It prints as dots.
 */
public final class Secret {
  static final String DOTS = "••••••";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** A secret that was obtained by other means than a file. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The value itself, for the one call that needs it. */
  public String reveal() {
    return value;
  }

  /** Compares in time that does not depend on where the values differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  private byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Dots, whatever the value. */
  @Override
  public String toString() {
    return DOTS;
  }
}
