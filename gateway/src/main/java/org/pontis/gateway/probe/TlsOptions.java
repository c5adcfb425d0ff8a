package org.pontis.gateway.probe;

import java.nio.file.Path;
import org.pontis.dicom.net.ul.TlsSettings.PeerName;
import org.pontis.routes.site.TlsFiles;
import picocli.CommandLine.Option;

/** The files of TLS on the command line, in the words of {@code tls} in the configuration. */
final class TlsOptions {
  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      required = true,
      description = "Our certificate and the chain behind it, in PEM; turns TLS on.")
  private Path certificate = Path.of("");

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      required = true,
      description = "Our private key, PKCS #8 in PEM, without a passphrase.")
  private Path key = Path.of("");

  @Option(
      names = "--tls-trusted",
      paramLabel = "FILE",
      required = true,
      description = "Certificates of the PACS or of who issued its certificate, in PEM.")
  private Path trusted = Path.of("");

  @Option(
      names = "--tls-peer-name",
      paramLabel = "checked|not-checked",
      converter = Values.NameCheck.class,
      description = "Whether the certificate of the PACS has to name its host; else not-checked.")
  private PeerName peerName = PeerName.NOT_CHECKED;

  /**
   * The files, by their whole paths.
   *
   * @throws IllegalArgumentException when they can't be used
   */
  TlsFiles files() {
    return new TlsFiles(whole(certificate), whole(key), whole(trusted), peerName);
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
