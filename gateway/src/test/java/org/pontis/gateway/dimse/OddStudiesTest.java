package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.InMemorySource;
import org.pontis.testkit.Part10Bytes;

/** C-MOVE and C-GET of studies that do not fit into what an association usually has. */
class OddStudiesTest {
  private static final InformationModel STUDY_ROOT = InformationModel.STUDY_ROOT;
  private static final Uid STUDY = new Uid("2.25.77");
  private static final PeerConfig CLIENT = PeerConfig.of(RunningFace.CLIENT, "127.0.0.1", 104);

  private static byte[] object(String sopClass, String instance) {
    return Part10Bytes.of(
        Datasets.instance(sopClass, STUDY.value(), "2.25.77.1", instance)
            .text(Tags.Modality, Vr.CS, "OT")
            .build());
  }

  private static Dataset wholeStudy() {
    return Dataset.builder()
        .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
        .text(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
        .build();
  }

  @Test
  void move_sendsInstancesOfMoreClassesThanAreProposedAtFirst() {
    List<byte[]> objects =
        IntStream.range(0, 150).mapToObj(i -> object("2.25.9000." + i, "2.25.77.1." + i)).toList();
    try (ReceivingPeer peer = ReceivingPeer.ofAnything();
        RunningFace face =
            RunningFace.over(
                InMemorySource.of(RunningFace.NORTH, objects), List.of(CLIENT, peer.config()));
        DimseScu scu = face.connect(STUDY_ROOT.move())) {
      RetrieveEnd end =
          scu.move(
              new RetrieveQuestion(STUDY_ROOT.move(), wholeStudy()),
              ReceivingPeer.TITLE,
              RunningFace.soon(),
              _ -> true);

      assertThat(end.status()).isEqualTo(DimseStatus.SUCCESS);
      assertThat(peer.taken).hasSize(150);
    }
  }

  @Test
  void get_namesWhatNoCommandCanNameAndSendsTheRest() {
    String tooLong = "2.25." + "7".repeat(62);
    List<byte[]> objects = List.of(object(Datasets.CT, tooLong), object(Datasets.CT, "2.25.78"));
    Uid sopClass = new Uid(Datasets.CT);
    List<WantedContext> contexts =
        List.of(
            new WantedContext(STUDY_ROOT.get(), RunningFace.UNCOMPRESSED),
            new WantedContext(sopClass, RunningFace.UNCOMPRESSED));
    List<UserInformation> roles =
        List.of(new UserInformation.RoleSelection(sopClass, Set.of(Role.SCP)));
    List<Uid> got = new ArrayList<>();
    try (RunningFace face = RunningFace.over(InMemorySource.of(RunningFace.NORTH, objects));
        DimseScu scu = face.call("PONTIS", contexts, roles)) {
      RetrieveEnd end =
          scu.get(
              new RetrieveQuestion(STUDY_ROOT.get(), wholeStudy()),
              RunningFace.soon(),
              object -> {
                got.add(object.command().sopInstance());
                return new RetrievedSink.Taken(DimseStatus.SUCCESS, RetrievedSink.Then.CONTINUE);
              });

      assertThat(end.status().hasCodeOf(DimseStatus.SUB_OPERATIONS_WITH_FAILURES)).isTrue();
      assertThat(end.subOperations().failed()).isEqualTo(OptionalInt.of(1));
      assertThat(end.failed()).containsExactly(new Uid(tooLong));
      assertThat(got).containsExactly(new Uid("2.25.78"));
    }
  }
}
