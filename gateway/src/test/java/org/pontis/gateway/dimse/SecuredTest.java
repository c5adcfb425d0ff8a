package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.routes.site.TlsFiles;
import org.pontis.testkit.InMemorySource;

class SecuredTest {
  private static final ImagingSource SOURCE = InMemorySource.of(RunningFace.NORTH, List.of());

  @TempDir private static Path folder = Path.of("");
  private static Optional<TestCertificate> gateway = Optional.empty();
  private static Optional<TestCertificate> client = Optional.empty();
  private static Optional<TestCertificate> stranger = Optional.empty();

  @BeforeAll
  static void certificates() throws Exception {
    gateway = Optional.of(TestCertificate.make(folder, "gateway"));
    client = Optional.of(TestCertificate.make(folder, "client"));
    stranger = Optional.of(TestCertificate.make(folder, "stranger"));
  }

  private static RunningFace face() {
    TlsFiles tls = gateway.orElseThrow().trusting(client.orElseThrow());
    return RunningFace.over(
        Configs.with(tls), List.of(), Map.of(RunningFace.NORTH, SOURCE), SOURCE);
  }

  private static DimseScu connect(RunningFace face, Optional<TlsSettings> tls) {
    List<WantedContext> wanted =
        List.of(new WantedContext(Uids.Verification, RunningFace.UNCOMPRESSED));
    RemoteEntity remote = new RemoteEntity("127.0.0.1", face.port(), new AeTitle("PONTIS"), tls);
    AssociationRequest request =
        AssociationRequest.of(RunningFace.CLIENT, ContextPlan.split(wanted).getFirst());
    return new DimseScu(
        Association.open(remote, request, AssociationSettings.DEFAULT), Duration.ofSeconds(10));
  }

  @Test
  void association_isOpenedWithATrustedCertificate() throws Exception {
    TlsSettings tls = client.orElseThrow().clientTrusting(gateway.orElseThrow());
    try (RunningFace face = face();
        DimseScu scu = connect(face, Optional.of(tls))) {
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void association_isNotOpenedWithoutTlsOrWithACertificateOfAStranger() throws Exception {
    TlsSettings unknown = stranger.orElseThrow().clientTrusting(gateway.orElseThrow());
    try (RunningFace face = face()) {
      assertThatThrownBy(() -> connect(face, Optional.empty()))
          .isInstanceOf(ImagingException.class);
      assertThatThrownBy(() -> connect(face, Optional.of(unknown)))
          .isInstanceOf(ImagingException.class);
    }
  }
}
