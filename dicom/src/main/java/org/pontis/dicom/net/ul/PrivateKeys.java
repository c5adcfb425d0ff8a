package org.pontis.dicom.net.ul;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in PEM: PKCS #8 (RFC 7468 section 10), not encrypted. */
final class PrivateKeys {
  private static final Pattern PKCS_8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final Pattern OTHER_FORM = Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY");
  private static final String CONVERT =
      "; openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW writes it as it has to be";

  /** Kinds of keys, with a signature that each can make. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private PrivateKeys() {}

  static PrivateKey read(String pem) throws GeneralSecurityException {
    Matcher key = PKCS_8.matcher(pem);
    if (!key.find()) {
      throw new GeneralSecurityException(other(pem));
    }
    byte[] encoded = decoded(key.group(1));
    for (String algorithm : SIGNATURES.keySet()) {
      Optional<PrivateKey> read = read(encoded, algorithm);
      if (read.isPresent()) {
        return read.get();
      }
    }
    throw new GeneralSecurityException(
        "the private key is of another kind than " + SIGNATURES.keySet());
  }

  private static byte[] decoded(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException cut) {
      throw new GeneralSecurityException(
          "the private key is not whole: its base64 breaks off", cut);
    }
  }

  private static String other(String pem) {
    Matcher form = OTHER_FORM.matcher(pem);
    if (!form.find()) {
      return "there is no private key in PEM";
    }
    return form.group(1).startsWith("ENCRYPTED") || pem.contains("Proc-Type: 4,ENCRYPTED")
        ? "the private key is encrypted" + CONVERT
        : "the private key is not in PKCS #8" + CONVERT;
  }

  private static Optional<PrivateKey> read(byte[] encoded, String algorithm)
      throws GeneralSecurityException {
    try {
      KeyFactory factory = KeyFactory.getInstance(algorithm);
      return Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (InvalidKeySpecException anotherAlgorithm) {
      return Optional.empty();
    }
  }

  /** Fails unless what the one signs is verified by the other. */
  static void checkPair(PrivateKey own, PublicKey certified) throws GeneralSecurityException {
    String algorithm = SIGNATURES.getOrDefault(own.getAlgorithm(), own.getAlgorithm());
    byte[] anything = "a key and its certificate".getBytes(StandardCharsets.US_ASCII);
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(own);
    signing.update(anything);
    if (!isVerified(anything, signing.sign(), certified, algorithm)) {
      throw new GeneralSecurityException(
          "the private key does not belong to the first of the certificates");
    }
  }

  private static boolean isVerified(
      byte[] signed, byte[] signature, PublicKey certified, String algorithm) {
    try {
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certified);
      verifying.update(signed);
      return verifying.verify(signature);
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }
}
