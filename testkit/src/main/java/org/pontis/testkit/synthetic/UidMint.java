package org.pontis.testkit.synthetic;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.pontis.dicom.data.Uid;

/** UIDs under 2.25 (PS3.5 section B.2) that depend on a seed and on what they are for. */
final class UidMint {
  private UidMint() {}

  static Uid mint(long seed, String purpose) {
    byte[] digest = sha256().digest((seed + "/" + purpose).getBytes(StandardCharsets.UTF_8));
    return new Uid("2.25." + new BigInteger(1, Arrays.copyOf(digest, 16)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
