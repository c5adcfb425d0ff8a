package org.pontis.dicom.net.ul;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * Keys and certificates for TLS: our own, by which peers know us, and those of whom we trust.
 *
 * <p>Prints nothing of what it holds.
 */
public final class KeyMaterial {
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** Guards the entries of stores that live in memory only. */
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private final KeyStore store;
  private final char[] passphrase;

  private KeyMaterial(KeyStore store, char[] passphrase) {
    this.store = store;
    this.passphrase = passphrase;
  }

  /** A PKCS #12 store. */
  public static KeyMaterial pkcs12(byte[] bytes, char[] passphrase) {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, passphrase);
      return new KeyMaterial(store, passphrase.clone());
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("a PKCS #12 store can't be read: check the file and its passphrase", e);
    }
  }

  /** Our own certificate, the chain behind it, and the private key in PKCS #8, all in PEM. */
  public static KeyMaterial pem(String certificates, String privateKey) {
    try {
      Certificate[] chain = certificates(certificates);
      KeyStore store = empty();
      store.setKeyEntry("own", privateKey(privateKey), IN_MEMORY, chain);
      return new KeyMaterial(store, IN_MEMORY);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("a certificate or private key in PEM can't be read, or they do not match", e);
    }
  }

  /** Certificates in PEM of whom we trust. */
  public static KeyMaterial trusted(String certificates) {
    try {
      KeyStore store = empty();
      for (Certificate certificate : certificates(certificates)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      return new KeyMaterial(store, IN_MEMORY);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("trusted certificates in PEM can't be read", e);
    }
  }

  KeyStore store() {
    return store;
  }

  char[] passphrase() {
    return passphrase.clone();
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    return store;
  }

  private static Certificate[] certificates(String pem) throws GeneralSecurityException {
    byte[] bytes = pem.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    if (found.isEmpty()) {
      throw new GeneralSecurityException("no certificate");
    }
    return found.toArray(Certificate[]::new);
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    Matcher matcher = PRIVATE_KEY.matcher(pem);
    if (!matcher.find()) {
      throw new GeneralSecurityException("no private key in PKCS #8");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
    for (String algorithm : KEY_ALGORITHMS) {
      Optional<PrivateKey> key = privateKey(encoded, algorithm);
      if (key.isPresent()) {
        return key.get();
      }
    }
    throw new GeneralSecurityException("a private key of another kind than " + KEY_ALGORITHMS);
  }

  private static Optional<PrivateKey> privateKey(byte[] encoded, String algorithm)
      throws GeneralSecurityException {
    try {
      KeyFactory factory = KeyFactory.getInstance(algorithm);
      return Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (InvalidKeySpecException anotherAlgorithm) {
      return Optional.empty();
    }
  }

  private static ImagingException unusable(String what, Exception cause) {
    return new ImagingException(Problem.of(ProblemType.INTERNAL, what), cause);
  }

  @Override
  public String toString() {
    return "key material";
  }
}
