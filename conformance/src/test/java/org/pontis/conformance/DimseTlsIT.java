package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.conformance.harness.Certificates;
import org.pontis.conformance.harness.Certificates.Identity;
import org.pontis.conformance.harness.DcmjsPeer;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Programs.Outcome;
import org.pontis.conformance.harness.Site;

/** Associations over TLS, where both sides show a certificate that the other one trusts. */
class DimseTlsIT {
  private static final Class<?> TEST = DimseTlsIT.class;

  @TempDir private static Path keys;
  @TempDir private static Path archive;

  private static Identity trusted;
  private static Identity stranger;
  private static Entity entity;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    Certificates certificates = Certificates.in(keys, TEST);
    Identity ours = certificates.issued("gateway");
    trusted = certificates.issued("workstation");
    stranger = certificates.selfSigned("stranger");
    entity = Entity.onFreePort("PONTIS");
    gateway =
        GatewayUnderTest.start(
            Start.over(List.of(Site.writable("keep", archive)))
                .withSections(
                    DimseSections.listener(entity, ours.yaml())
                        + "store: { default-site: keep }\n"));
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void echo_ofClientsWeTrust_isAnswered() {
    Outcome dcmtk = dcmtk().run("echoscu", trusted.dcmtk(), List.of());
    Outcome dcmjs = dcmjs(trusted.environment());

    assertThat(dcmtk.exit()).as(dcmtk.err()).isZero();
    assertThat(dcmjs.exit()).as(dcmjs.err()).isZero();
  }

  @Test
  void store_overTls_isKept() throws IOException {
    Path folder = GeneratedSites.make(TEST).sites().getFirst().path();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).sorted().limit(4).toList();
    }

    Outcome stored = dcmtk().store(trusted.dcmtk(), files);

    assertThat(stored.exit()).as(stored.err()).isZero();
    assertThat(Http.get(gateway.dicomweb() + "/instances", "Accept", DICOM_JSON).json()).hasSize(4);
  }

  @Test
  void clientsWithoutACertificateWeTrust_areRefused() {
    Outcome selfSigned = dcmtk().run("echoscu", stranger.dcmtk(), List.of());
    Outcome anonymous =
        dcmtk().run("echoscu", List.of("+tla", "+cf", trusted.trusted().toString()), List.of());
    Outcome plain = dcmtk().run("echoscu", List.of("-to", "5", "-ta", "5", "-td", "5"), List.of());
    Outcome dcmjs = dcmjs(stranger.environment());

    assertThat(selfSigned.exit()).isNotZero();
    assertThat(anonymous.exit()).isNotZero();
    assertThat(plain.exit()).isNotZero();
    assertThat(dcmjs.exit()).isNotZero();
    assertThat(dcmtk().run("echoscu", trusted.dcmtk(), List.of()).exit()).isZero();
  }

  private static Dcmtk dcmtk() {
    return new Dcmtk(TEST, "STORESCU", entity);
  }

  private static Outcome dcmjs(Map<String, String> environment) {
    return DcmjsPeer.attempt(
        TEST, environment, List.of("DCMJS", entity.title()), entity.port(), "echo");
  }
}
