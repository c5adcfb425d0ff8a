package org.pontis.dicom.net.ul;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * Keys and certificates for TLS: our own, by which peers know us, and those of whom we trust.
 *
 * <p>Prints nothing of what it holds.
 */
public final class KeyMaterial {
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
      PrivateKey key = PrivateKeys.read(privateKey);
      PrivateKeys.checkPair(key, chain[0].getPublicKey());
      KeyStore store = empty();
      store.setKeyEntry("own", key, IN_MEMORY, chain);
      return new KeyMaterial(store, IN_MEMORY);
    } catch (IOException | GeneralSecurityException e) {
      throw unusable("our own certificate and key in PEM can't be used: " + e.getMessage(), e);
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
      throw unusable("trusted certificates in PEM can't be used: " + e.getMessage(), e);
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
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      throw new GeneralSecurityException("there is no certificate in PEM");
    }
    byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    return found.toArray(Certificate[]::new);
  }

  private static ImagingException unusable(String what, Exception cause) {
    return new ImagingException(Problem.of(ProblemType.INTERNAL, what), cause);
  }

  @Override
  public String toString() {
    return "key material";
  }
}
