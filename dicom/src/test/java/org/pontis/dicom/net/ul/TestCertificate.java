package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.pontis.dicom.data.Slice;

/** A self-signed certificate for 127.0.0.1, made by the JDK's keytool in a folder of the test. */
record TestCertificate(Path folder, Slice pkcs12, String certificate, String privateKey) {
  static final char[] PASSPHRASE = "passphrase".toCharArray();

  static TestCertificate make(Path parent, String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve(name));
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSPHRASE))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
    return read(folder, Files.readAllBytes(store));
  }

  private static TestCertificate read(Path folder, byte[] pkcs12) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(pkcs12), PASSPHRASE);
      String certificate = pem("CERTIFICATE", store.getCertificate("own").getEncoded());
      String key = pem("PRIVATE KEY", store.getKey("own", PASSPHRASE).getEncoded());
      Files.writeString(folder.resolve("certificate.pem"), certificate);
      Files.writeString(folder.resolve("key.pem"), key);
      return new TestCertificate(folder, Slice.of(pkcs12), certificate, key);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String pem(String what, byte[] encoded) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }

  String certificateFile() {
    return folder.resolve("certificate.pem").toString();
  }

  String keyFile() {
    return folder.resolve("key.pem").toString();
  }

  KeyMaterial fromPem() {
    return KeyMaterial.pem(certificate, privateKey);
  }

  KeyMaterial fromPkcs12() {
    return KeyMaterial.pkcs12(pkcs12.toByteArray(), PASSPHRASE);
  }

  KeyMaterial trusted() {
    return KeyMaterial.trusted(certificate);
  }
}
