package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An authority of our own, and keys with certificates that it issued, as PEM files of a folder. */
public final class Certificates {
  private final String openssl;
  private final Path folder;

  private Certificates(String openssl, Path folder) {
    this.openssl = openssl;
    this.folder = folder;
  }

  /** A new authority. */
  public static Certificates in(Path folder, Class<?> test) {
    Certificates certificates = new Certificates(Programs.required(test, "openssl"), folder);
    certificates.selfSigned("authority");
    return certificates;
  }

  /** A key and its certificate. */
  public record Identity(Path key, Path certificate, Path trusted) {
    /** As DCMTK's tools want it. */
    public List<String> dcmtk() {
      return List.of("+tls", key.toString(), certificate.toString(), "+cf", trusted.toString());
    }

    /** As dimse-client.mjs and the scripts of the peers want it. */
    public Map<String, String> environment() {
      return Map.of(
          "TLS_KEY",
          key.toString(),
          "TLS_CERTIFICATE",
          certificate.toString(),
          "TLS_TRUSTED",
          trusted.toString());
    }

    /** As the gateway's section {@code dimse} and its sites want it. */
    public String yaml() {
      return yaml("");
    }

    /** The same with further keys, as flow YAML that begins with a comma. */
    public String yaml(String keys) {
      return ", tls: { certificate: \"%s\", key: \"%s\", trusted: \"%s\"%s }"
          .formatted(certificate, key, trusted, keys);
    }

    /** The same identity, which trusts what another one shows. */
    public Identity trusting(Identity other) {
      return new Identity(key, certificate, other.certificate());
    }
  }

  /** An identity the authority vouches for. */
  public Identity issued(String name) {
    return issued(name, "DNS:localhost,IP:127.0.0.1");
  }

  /** The same for a host of another name. */
  public Identity issued(String name, String host) {
    run(
        List.of(
            "req",
            "-new",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=" + name,
            "-addext",
            "subjectAltName=" + host,
            "-keyout",
            file(name, "key"),
            "-out",
            file(name, "csr")));
    run(
        List.of(
            "x509",
            "-req",
            "-in",
            file(name, "csr"),
            "-CA",
            file("authority", "crt"),
            "-CAkey",
            file("authority", "key"),
            "-CAcreateserial",
            "-days",
            "30",
            "-copy_extensions",
            "copy",
            "-out",
            file(name, "crt")));
    return identity(name);
  }

  /** An identity only it vouches for itself. */
  public Identity selfSigned(String name) {
    run(
        List.of(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=" + name,
            "-days",
            "30",
            "-keyout",
            file(name, "key"),
            "-out",
            file(name, "crt")));
    return identity(name);
  }

  private Identity identity(String name) {
    return new Identity(
        Path.of(file(name, "key")), Path.of(file(name, "crt")), Path.of(file("authority", "crt")));
  }

  private String file(String name, String kind) {
    return folder.resolve(name + "." + kind).toString();
  }

  private void run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(openssl);
    command.addAll(arguments);
    var outcome = Programs.run(Duration.ofMinutes(1), command);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }
}
