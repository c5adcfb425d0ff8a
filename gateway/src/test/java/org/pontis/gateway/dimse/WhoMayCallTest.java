package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class WhoMayCallTest {
  private static final ImagingSource SOURCE =
      InMemorySource.of(RunningFace.NORTH, ContractStudies.part10Objects());

  private static PeerConfig peer(AeTitle title, String host) {
    return PeerConfig.of(title, host, 104);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PONTIS", "PONTIS-NORTH"})
  void association_isAcceptedUnderTheTitlesOfAllSitesAndOfEach(String called) {
    try (RunningFace face = RunningFace.over(SOURCE);
        DimseScu scu = face.call(called)) {
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PONTIS-WEST", "pontis", "PONTIS-"})
  void association_isRejectedUnderOtherTitles(String called) {
    try (RunningFace face = RunningFace.over(SOURCE)) {
      assertThatThrownBy(() -> face.call(called))
          .hasMessageContaining("called ae title not recognized");
    }
  }

  @Test
  void titlesOfSites_areCutTo16Characters() {
    SiteId site = new SiteId("northern-university");
    try (RunningFace face =
            RunningFace.over(Configs.usual(), List.of(), Map.of(site, SOURCE), SOURCE);
        DimseScu scu = face.call("PONTIS-NORTHERN-")) {
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void association_isAcceptedFromAPeerAtItsHost() {
    try (RunningFace face =
            RunningFace.over(SOURCE, List.of(peer(RunningFace.CLIENT, "127.0.0.1")));
        DimseScu scu = face.connect()) {
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @Test
  void association_isRejectedFromStrangersAndFromPeersElsewhere() {
    List<PeerConfig> others = List.of(peer(new AeTitle("OTHER"), "127.0.0.1"));
    List<PeerConfig> elsewhere = List.of(peer(RunningFace.CLIENT, "192.0.2.1"));
    try (RunningFace stranger = RunningFace.over(SOURCE, others);
        RunningFace moved = RunningFace.over(SOURCE, elsewhere)) {
      assertThatThrownBy(stranger::connect).hasMessageContaining("calling ae title not recognized");
      assertThatThrownBy(moved::connect).hasMessageContaining("calling ae title not recognized");
    }
  }

  @Test
  void operations_areReported() throws Exception {
    try (RunningFace face = RunningFace.over(SOURCE);
        DimseScu scu = face.connect()) {
      scu.echo(RunningFace.soon());

      OperationObserver.Ended ended = face.ended.take();
      assertThat(ended.service()).isEqualTo(DimseService.ECHO);
      assertThat(ended.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(face.face().listening().associations()).isEqualTo(1);
    }
  }

  @Test
  void close_abortsWhatIsIdleAtOnce() {
    try (RunningFace face = RunningFace.over(SOURCE);
        DimseScu scu = face.connect()) {
      scu.echo(RunningFace.soon());

      face.face().close();

      assertThatThrownBy(() -> scu.echo(RunningFace.soon())).isNotNull();
      assertThatThrownBy(face::connect).isNotNull();
    }
  }

  @Test
  void drain_rejectsNewAssociationsForNow() {
    try (RunningFace face = RunningFace.over(SOURCE);
        DimseScu scu = face.connect()) {
      face.face().drain();

      assertThatThrownBy(face::connect).hasMessageContaining("temporary congestion");
      assertThat(scu.echo(RunningFace.soon())).isEqualTo(DimseStatus.SUCCESS);
    }
  }
}
