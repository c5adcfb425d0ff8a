package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand.CStoreRsp;
import org.pontis.dicom.net.dimse.DimseCommand.MisnamedStoreRq;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.routes.camel.dimse.ArrivedInstance;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.InMemorySource;

class ArrivalsTest {
  private static final Uid INSTANCE = ContractStudies.THORAX_CT_FIRST;
  private static final byte[] FILE = ContractStudies.thoraxImage(INSTANCE, "1");
  private static final Part10Object OBJECT = read(FILE);
  private static final Uid SOP_CLASS = OBJECT.dataset().uid(Tags.SOPClassUID).orElseThrow();
  private static final byte[] DATA_SET =
      Arrays.copyOfRange(FILE, Math.toIntExact(OBJECT.dataSetOffset()), FILE.length);

  private final ImagingSource north = InMemorySource.of(RunningFace.NORTH, List.of());
  private final ImagingSource south = InMemorySource.of(RunningFace.SOUTH, List.of());

  private static Part10Object read(byte[] file) {
    try {
      return new Part10Reader(ReadLimits.DEFAULT).read(new ByteArrayInputStream(file));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static OutgoingObject object(byte[] dataSet) {
    return OutgoingObject.of(
        SOP_CLASS, INSTANCE, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, out -> out.write(dataSet));
  }

  private RunningFace face() {
    return RunningFace.over(
        Configs.usual(),
        List.of(),
        Map.of(RunningFace.NORTH, north, RunningFace.SOUTH, south),
        north);
  }

  private static DimseStatus store(RunningFace face, String called, byte[] dataSet) {
    try (DimseScu scu = face.call(called, SOP_CLASS)) {
      return scu.store(object(dataSet), RunningFace.soon());
    }
  }

  private static byte[] held(ImagingSource source) {
    byte[][] held = new byte[1][0];
    source.retrieve(
        InstanceRef.study(ContractStudies.THORAX),
        new Call(RunningFace.soon(), "test"),
        instance -> {
          try (var in = instance.content().open()) {
            held[0] = in.readAllBytes();
          } catch (IOException impossible) {
            throw new AssertionError(impossible);
          }
          return true;
        });
    return held[0];
  }

  @Test
  void store_keepsTheDataSetByteForByteBehindNewFileMeta() {
    try (RunningFace face = face()) {
      DimseStatus status = store(face, "PONTIS", DATA_SET);

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      Part10Object kept = read(held(north));
      Dataset meta = kept.fileMeta();
      int offset = Math.toIntExact(kept.dataSetOffset());
      assertThat(Arrays.copyOfRange(held(north), offset, held(north).length)).isEqualTo(DATA_SET);
      assertThat(meta.uid(Tags.MediaStorageSOPInstanceUID)).hasValue(INSTANCE);
      assertThat(meta.string(Tags.SourceApplicationEntityTitle)).hasValue("WORKSTATION");
    }
  }

  @Test
  void store_isAnnounced() throws Exception {
    try (RunningFace face = face()) {
      store(face, "PONTIS", DATA_SET);

      ArrivedInstance arrived = face.arrived.take();
      assertThat(arrived.site()).isEqualTo(RunningFace.NORTH);
      assertThat(arrived.reference())
          .isEqualTo(
              InstanceRef.instance(ContractStudies.THORAX, ContractStudies.THORAX_CT, INSTANCE));
      assertThat(arrived.calling()).isEqualTo(RunningFace.CLIENT);
    }
  }

  @Test
  void store_underTheTitleOfASiteGoesThere() {
    try (RunningFace face = face()) {
      DimseStatus status = store(face, "PONTIS-SOUTH", DATA_SET);

      assertThat(status).isEqualTo(DimseStatus.SUCCESS);
      assertThat(held(south)).isNotEmpty();
    }
  }

  @Test
  void store_ofWhatIsNamedByNoUidIsRefusedNotedAndFollowedByOthers() throws Exception {
    try (RunningFace face = face();
        DimseScu scu = face.call("PONTIS", SOP_CLASS)) {
      DimseChannel channel = new DimseChannel(scu.association());
      channel.send(
          channel.context(SOP_CLASS, Role.SCU).orElseThrow(),
          new MisnamedStoreRq(1, Affected.of(SOP_CLASS)),
          out -> out.write(DATA_SET));

      Message answer = channel.receive(RunningFace.soon()).orElseThrow();
      DimseStatus next = scu.store(object(DATA_SET), RunningFace.soon());

      DimseStatus refusal = ((CStoreRsp) answer.command()).status();
      assertThat(refusal.hasCodeOf(DimseStatus.INVALID_SOP_INSTANCE)).isTrue();
      assertThat(next).isEqualTo(DimseStatus.SUCCESS);
      assertThat(face.ended.take().status()).isEqualTo(refusal);
    }
  }

  @Test
  void store_ofTheSameAgainSucceeds_ofAnotherUnderItsUidDoesNot() {
    byte[] other = DATA_SET.clone();
    other[other.length - 1]++;
    try (RunningFace face = face()) {
      store(face, "PONTIS", DATA_SET);

      DimseStatus again = store(face, "PONTIS", DATA_SET);
      DimseStatus conflict = store(face, "PONTIS", other);

      assertThat(again).isEqualTo(DimseStatus.SUCCESS);
      assertThat(conflict.hasCodeOf(DimseStatus.CANNOT_UNDERSTAND)).isTrue();
    }
  }

  @Test
  void store_ofWhatIsNoDataSetIsRefusedAndTheAssociationGoesOn() {
    try (RunningFace face = face();
        DimseScu scu = face.connect(SOP_CLASS)) {
      DimseStatus junk = scu.store(object(new byte[] {1, 2, 3, 4}), RunningFace.soon());
      DimseStatus next = scu.store(object(DATA_SET), RunningFace.soon());

      assertThat(junk.hasCodeOf(DimseStatus.CANNOT_UNDERSTAND)).isTrue();
      assertThat(next).isEqualTo(DimseStatus.SUCCESS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_AUTHORIZED, 0124H",
    "OVERLOADED, A700H",
    "SITE_TIMEOUT, A700H",
    "LIMIT_EXCEEDED, A700H",
    "MALFORMED_INPUT, C000H",
    "INTERNAL, A700H",
  })
  void store_thatFailsIsAnsweredByItsKind(ProblemType type, String status) {
    Storing failing =
        (_, _, _) -> {
          throw new ImagingException(Problem.of(type, "no"));
        };
    try (RunningFace face = RunningFace.storing(failing, north)) {
      assertThat(store(face, "PONTIS", DATA_SET)).hasToString(status);
    }
  }

  @Test
  void store_thatBreaksOffKeepsNothing() {
    DimseConfig config = Configs.usual();
    List<PeerConfig> anyone = List.of();
    try (RunningFace face =
        RunningFace.over(config, anyone, Map.of(RunningFace.NORTH, north), north)) {
      DimseScu scu = face.connect(SOP_CLASS);
      OutgoingObject half =
          OutgoingObject.of(
              SOP_CLASS,
              INSTANCE,
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
              out -> {
                out.write(DATA_SET, 0, DATA_SET.length / 2);
                scu.association().abort();
                throw new IOException("the sender gives up");
              });

      assertThatThrownBy(() -> scu.store(half, RunningFace.soon()))
          .isInstanceOf(ImagingException.class);

      assertThatThrownBy(() -> held(north)).isInstanceOf(ImagingException.class);
    }
  }
}
