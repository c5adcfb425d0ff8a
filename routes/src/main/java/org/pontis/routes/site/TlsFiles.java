package org.pontis.routes.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pontis.config.BoundedFile;
import org.pontis.dicom.net.ul.KeyMaterial;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.net.ul.TlsSettings.PeerName;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * The files that secure associations: TLS 1.2 or 1.3 as BCP 195 has it, both sides known by their
 * certificates (PS3.15 B.9, B.10).
 *
 * @param certificate file with the gateway's certificate and the chain behind it, in PEM
 * @param key file with the private key, PKCS #8 in PEM, without a passphrase
 * @param trusted file with the certificates, in PEM, of the other side or of those who issue
 *     certificates to it
 * @param peerName whether the certificate of who is connected to has to name the host, as in HTTPS;
 *     those of DICOM nodes often name none
 */
public record TlsFiles(Path certificate, Path key, Path trusted, PeerName peerName) {
  /** Bytes; chains and lists of issuers are much smaller. */
  private static final long LONGEST = 4 << 20;

  /** Checks that the files can be used. */
  public TlsFiles {
    checkCertificate(certificate);
    checkKey(key);
    checkTrusted(trusted);
    checkPair(certificate, key);
  }

  private static void checkCertificate(Path certificate) {
    requireUsable(() -> text(certificate));
  }

  private static void checkKey(Path key) {
    requireUsable(() -> text(key));
  }

  private static void checkTrusted(Path trusted) {
    requireUsable(() -> KeyMaterial.trusted(text(trusted)));
  }

  private static void checkPair(Path certificate, Path key) {
    requireUsable(() -> KeyMaterial.pem(text(certificate), text(key)));
  }

  private static void requireUsable(Runnable use) {
    try {
      use.run();
    } catch (ImagingException unusable) {
      throw new IllegalArgumentException(unusable.problem().detail(), unusable);
    }
  }

  static PeerName defaultPeerName() {
    return PeerName.NOT_CHECKED;
  }

  /** These files where a certificate only has to be trusted. */
  public static TlsFiles of(Path certificate, Path key, Path trusted) {
    return new TlsFiles(certificate, key, trusted, defaultPeerName());
  }

  /**
   * What is in the files now.
   *
   * @throws ImagingException when one can't be read or does not hold what it should
   */
  public TlsSettings settings() {
    KeyMaterial own = KeyMaterial.pem(text(certificate), text(key));
    return TlsSettings.mutual(own, KeyMaterial.trusted(text(trusted))).with(peerName);
  }

  private static String text(Path file) {
    try {
      return new String(BoundedFile.read(file, LONGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "can't read " + file), unreadable);
    }
  }
}
