package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.pontis.dicom.data.Slice;

/** A certificate made by the JDK's keytool in a folder of the test, with the chain behind it. */
record TestCertificate(Path folder, Slice pkcs12, String certificate, String privateKey) {
  static final char[] PASSPHRASE = "passphrase".toCharArray();

  static TestCertificate make(Path parent, String name) throws IOException, InterruptedException {
    return make(parent, name, "ip:127.0.0.1");
  }

  /** One for this host, as {@code dns:} or {@code ip:} and its name. */
  static TestCertificate make(Path parent, String name, String host)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve(name));
    generate(folder, "own", List.of("-dname", "CN=" + name, "-ext", "san=" + host));
    return read(folder);
  }

  /** One that expired a week ago, issued by the authority that {@link #trusted} gives. */
  static TestCertificate expired(Path parent, String name)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve(name));
    generate(folder, "authority", List.of("-dname", "CN=authority", "-ext", "bc:c"));
    generate(
        folder,
        "own",
        List.of("-dname", "CN=" + name, "-signer", "authority", "-startdate", "-9d"));
    return read(folder);
  }

  private static void generate(Path folder, String alias, List<String> more)
      throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                keytool,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve("store.p12").toString(),
                "-storepass",
                new String(PASSPHRASE)));
    command.addAll(more);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }

  private static TestCertificate read(Path folder) throws IOException {
    byte[] pkcs12 = Files.readAllBytes(folder.resolve("store.p12"));
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(pkcs12), PASSPHRASE);
      StringBuilder chain = new StringBuilder();
      for (Certificate certificate : store.getCertificateChain("own")) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      String key = pem("PRIVATE KEY", store.getKey("own", PASSPHRASE).getEncoded());
      Files.writeString(folder.resolve("certificate.pem"), chain);
      Files.writeString(folder.resolve("key.pem"), key);
      return new TestCertificate(folder, Slice.of(pkcs12), chain.toString(), key);
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

  /** The last of the chain. */
  KeyMaterial trusted() {
    return KeyMaterial.trusted(
        certificate.substring(certificate.lastIndexOf("-----BEGIN CERTIFICATE")));
  }
}
