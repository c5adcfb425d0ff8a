package org.pontis.dicom.net.ul;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why there is no TLS with a peer, and what is to be done. */
enum TlsFailure {
  NOT_TRUSTED(
      "%s shows a certificate that is not trusted: add it, or that of its issuer, to the trusted ones"),
  EXPIRED(
      "%s shows a certificate that has expired or is not valid yet: its administrator has to renew it"),
  OTHER_NAME(
      "%s shows a certificate of another host: use the host it names, or do not have names checked"),
  REFUSED("%s refuses our certificate: its administrator has to trust it, or its issuer"),
  NOTHING_IN_COMMON(
      "%s has no TLS version or cipher suite in common with us: it needs TLS 1.2 or 1.3 by BCP 195"),
  NO_TLS("%s does not speak TLS there: use its port for TLS, or leave out tls"),
  CLOSED(
      "%s closes the connection when TLS begins: check that the port is that for TLS and our certificate trusted there"),
  SILENT("%s does not answer when TLS begins: check that the port is that for TLS"),
  OTHER(
      "no TLS connection to %s: check certificates, names and allowed cipher suites on both sides");

  /** Alerts of RFC 8446 section 6.2, as the JDK names them in its messages. */
  private static final Map<TlsFailure, List<String>> ALERTS =
      Map.of(
          REFUSED,
          List.of(
              "bad_certificate",
              "unsupported_certificate",
              "certificate_revoked",
              "certificate_expired",
              "certificate_unknown",
              "certificate_required",
              "unknown_ca",
              "access_denied"),
          NOTHING_IN_COMMON,
          List.of("handshake_failure", "protocol_version", "insufficient_security"));

  private final String form;

  TlsFailure(String form) {
    this.form = form;
  }

  /** What is wrong with this peer. */
  String of(String peer) {
    return form.formatted(peer);
  }

  /** The reason of a handshake that failed. */
  static TlsFailure of(IOException failure) {
    return ofCertificate(failure)
        .or(() -> ofAlert(failure))
        .or(() -> ofConnection(failure))
        .orElse(OTHER);
  }

  private static Optional<TlsFailure> ofCertificate(IOException failure) {
    if (has(failure, CertificateExpiredException.class)
        || has(failure, CertificateNotYetValidException.class)) {
      return Optional.of(EXPIRED);
    }
    if (has(failure, CertPathBuilderException.class)) {
      return Optional.of(NOT_TRUSTED);
    }
    return causes(failure).stream()
        .filter(cause -> cause.getClass() == CertificateException.class)
        .findFirst()
        .map(_ -> OTHER_NAME);
  }

  /** A reason the peer gave; TLS 1.3 lets it come only when the connection is in use. */
  static Optional<TlsFailure> ofAlert(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return ALERTS.entrySet().stream()
        .filter(row -> row.getValue().stream().anyMatch(alert -> message.endsWith(": " + alert)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<TlsFailure> ofConnection(IOException failure) {
    if (String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message")) {
      return Optional.of(NO_TLS);
    }
    if (has(failure, SocketTimeoutException.class)) {
      return Optional.of(SILENT);
    }
    return has(failure, EOFException.class) || has(failure, SocketException.class)
        ? Optional.of(CLOSED)
        : Optional.empty();
  }

  private static boolean has(IOException failure, Class<? extends Exception> kind) {
    return causes(failure).stream().anyMatch(kind::isInstance);
  }

  private static List<Throwable> causes(IOException failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }
}
