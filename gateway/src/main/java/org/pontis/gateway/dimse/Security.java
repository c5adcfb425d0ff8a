package org.pontis.gateway.dimse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pontis.dicom.net.ul.KeyMaterial;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.settings.TlsConfig;

/** The files that settings of TLS name, read. */
final class Security {
  private Security() {}

  /**
   * Settings for both sides of associations. Certificates of DICOM nodes often name no host, so
   * that a destination only has to be trusted.
   *
   * @throws ImagingException when a file can't be read or does not hold what it should
   */
  static TlsSettings of(TlsConfig files) {
    KeyMaterial own = KeyMaterial.pem(text(files.certificate()), text(files.key()));
    KeyMaterial trusted = KeyMaterial.trusted(text(files.trusted()));
    return TlsSettings.mutual(own, trusted).with(TlsSettings.PeerName.NOT_CHECKED);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new ImagingException(
          Problem.of(ProblemType.INTERNAL, "can't read " + file + ", which dimse.tls names"),
          unreadable);
    }
  }
}
