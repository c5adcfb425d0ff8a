package org.pontis.routes.site.file.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Codes that stand for paths where names of patients must not show. A path has the same code as
 * long as the process runs; without the key of the process nobody can try out whether a code stands
 * for a path.
 */
public final class Places {
  private static final int BYTES_SHOWN = 6;
  private static final byte[] KEY = key();

  private Places() {}

  /** The code of a path. */
  public static String of(String path) {
    MessageDigest digest = digest();
    digest.update(KEY);
    byte[] hash = digest.digest(path.getBytes(StandardCharsets.UTF_8));
    return "file-" + HexFormat.of().formatHex(hash, 0, BYTES_SHOWN);
  }

  private static byte[] key() {
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    return key;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
