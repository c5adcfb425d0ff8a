package org.pontis.dicom.net.ul;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/**
 * How connections are secured: by a profile, with both sides authenticated by certificates.
 *
 * @param context our key and whom we trust
 * @param profile protocols and cipher suites
 * @param peerName whether the certificate of a server has to name its host
 */
public record TlsSettings(SSLContext context, TlsProfile profile, PeerName peerName) {

  /** What is asked of a server's certificate beyond being trusted. */
  public enum PeerName {
    /** It names the host, as in HTTPS. */
    CHECKED,
    /** Nothing: common between DICOM nodes, whose trusted certificates are listed one by one. */
    NOT_CHECKED
  }

  /**
   * Mutual authentication: we show our own certificate and take only those of the trusted.
   *
   * @throws ImagingException when the material can't be used
   */
  public static TlsSettings mutual(KeyMaterial own, KeyMaterial trusted) {
    return of(Optional.of(own), trusted);
  }

  /** A requestor that shows no certificate. */
  public static TlsSettings anonymous(KeyMaterial trusted) {
    return of(Optional.empty(), trusted);
  }

  /** These with another profile. */
  public TlsSettings with(TlsProfile other) {
    return new TlsSettings(context, other, peerName);
  }

  /** These with or without a check of the name. */
  public TlsSettings with(PeerName other) {
    return new TlsSettings(context, profile, other);
  }

  SSLParameters clientParameters() {
    SSLParameters parameters = new SSLParameters(profile.cipherSuites(), profile.protocols());
    if (peerName == PeerName.CHECKED) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    return parameters;
  }

  SSLParameters serverParameters() {
    SSLParameters parameters = new SSLParameters(profile.cipherSuites(), profile.protocols());
    parameters.setUseCipherSuitesOrder(true);
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  private static TlsSettings of(Optional<KeyMaterial> own, KeyMaterial trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = own.isPresent() ? keys(own.get()) : new KeyManager[0];
      context.init(keys, trust(trusted), null);
      return new TlsSettings(context, TlsProfile.BCP_195, PeerName.CHECKED);
    } catch (GeneralSecurityException e) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "keys or certificates for TLS can't be used"), e);
    }
  }

  private static KeyManager[] keys(KeyMaterial own) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own.store(), own.passphrase());
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(KeyMaterial trusted) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted.store());
    return factory.getTrustManagers();
  }

  @Override
  public String toString() {
    return "TLS by " + profile;
  }
}
