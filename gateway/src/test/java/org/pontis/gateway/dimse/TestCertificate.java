package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.pontis.dicom.net.ul.KeyMaterial;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.routes.site.TlsFiles;

/** A self-signed certificate and its key in PEM, made by the JDK's keytool. */
public record TestCertificate(Path certificate, Path key) {
  private static final String PASSPHRASE = "passphrase";

  /** Makes one in a folder, under this name. */
  public static TestCertificate make(Path folder, String name)
      throws IOException, InterruptedException {
    Path store = folder.resolve(name + ".p12");
    Path log = folder.resolve(name + ".log");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    "own",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name,
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSPHRASE))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return written(folder, name, store);
  }

  private static TestCertificate written(Path folder, String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSPHRASE.toCharArray());
      Path certificate = folder.resolve(name + ".crt");
      Path key = folder.resolve(name + ".key");
      pem(certificate, "CERTIFICATE", store.getCertificate("own").getEncoded());
      pem(key, "PRIVATE KEY", store.getKey("own", PASSPHRASE.toCharArray()).getEncoded());
      return new TestCertificate(certificate, key);
    } catch (GeneralSecurityException unusable) {
      throw new IOException(unusable);
    }
  }

  private static void pem(Path file, String what, byte[] encoded) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** What a gateway with this certificate that trusts the other has in its settings. */
  TlsFiles trusting(TestCertificate other) {
    return TlsFiles.of(certificate, key, other.certificate());
  }

  /** What a client with this certificate that trusts the other uses. */
  TlsSettings clientTrusting(TestCertificate other) throws IOException {
    return TlsSettings.mutual(
            KeyMaterial.pem(Files.readString(certificate), Files.readString(key)),
            KeyMaterial.trusted(Files.readString(other.certificate())))
        .with(TlsSettings.PeerName.NOT_CHECKED);
  }
}
