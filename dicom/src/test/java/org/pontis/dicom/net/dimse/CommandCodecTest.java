package org.pontis.dicom.net.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseCommand.*;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

class CommandCodecTest {
  private static final Uid SOP_CLASS = new Uid("1.2.840.10008.5.1.4.1.1.2");
  private static final Uid INSTANCE = new Uid("1.2.3.4");
  private static final AeTitle TITLE = new AeTitle("EAST PACS");
  private static final DimseStatus EXPLAINED =
      new DimseStatus(
          0xA900,
          Optional.of("no level"),
          List.of(Tags.QueryRetrieveLevel, Tags.PatientID),
          OptionalInt.of(7));

  static Stream<DimseCommand> everyCommand() {
    Affected affected = Affected.of(SOP_CLASS, INSTANCE);
    SubOperations counts = SubOperations.underWay(3, 2, 1, 0);
    return Stream.of(
        new CEchoRq(1, new Uid("1.2.840.10008.1.1")),
        new CEchoRsp(1, Affected.unnamed(), DimseStatus.SUCCESS),
        new CStoreRq(
            65535, SOP_CLASS, INSTANCE, Priority.HIGH, Optional.of(new MoveOriginator(TITLE, 9))),
        new CStoreRq(2, SOP_CLASS, INSTANCE, Priority.MEDIUM, Optional.empty()),
        new MisnamedStoreRq(2, Affected.of(SOP_CLASS)),
        new MisnamedStoreRq(2, new Affected(Optional.empty(), Optional.of(INSTANCE))),
        new CStoreRsp(2, affected, EXPLAINED),
        new CFindRq(3, SOP_CLASS, Priority.LOW),
        new CFindRsp(3, Affected.of(SOP_CLASS), DataSetPresence.PRESENT, DimseStatus.PENDING),
        new CFindRsp(3, Affected.of(SOP_CLASS), DataSetPresence.ABSENT, DimseStatus.CANCEL),
        new CGetRq(4, SOP_CLASS, Priority.MEDIUM),
        new CGetRsp(4, affected, DataSetPresence.ABSENT, counts, DimseStatus.PENDING),
        new CMoveRq(5, SOP_CLASS, Priority.MEDIUM, TITLE),
        new CMoveRsp(
            5,
            affected,
            DataSetPresence.PRESENT,
            SubOperations.ended(5, 1, 0),
            DimseStatus.SUB_OPERATIONS_WITH_FAILURES),
        new CCancelRq(5),
        new NEventReportRq(6, SOP_CLASS, INSTANCE, 2, DataSetPresence.PRESENT),
        new NEventReportRsp(
            6, affected, OptionalInt.of(2), DataSetPresence.ABSENT, DimseStatus.SUCCESS),
        new NGetRq(7, SOP_CLASS, INSTANCE, List.of(Tags.PatientName, Tags.PixelData)),
        new NGetRsp(7, affected, DataSetPresence.PRESENT, DimseStatus.SUCCESS),
        new NSetRq(8, SOP_CLASS, INSTANCE),
        new NSetRsp(8, affected, DataSetPresence.ABSENT, EXPLAINED),
        new NActionRq(9, SOP_CLASS, INSTANCE, 1, DataSetPresence.PRESENT),
        new NActionRsp(
            9, affected, OptionalInt.empty(), DataSetPresence.ABSENT, DimseStatus.SUCCESS),
        new NCreateRq(10, SOP_CLASS, Optional.empty(), DataSetPresence.PRESENT),
        new NCreateRq(10, SOP_CLASS, Optional.of(INSTANCE), DataSetPresence.ABSENT),
        new NCreateRsp(10, affected, DataSetPresence.ABSENT, DimseStatus.SUCCESS),
        new NDeleteRq(11, SOP_CLASS, INSTANCE),
        new NDeleteRsp(11, affected, DimseStatus.NO_SUCH_SOP_INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void decode_readsWhatEncodeWrote(DimseCommand command) {
    byte[] bytes = CommandCodec.encode(command);

    assertThat(CommandCodec.decode(bytes)).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void encode_writesElementsInAscendingOrderBehindTheirLength(DimseCommand command) {
    byte[] bytes = CommandCodec.encode(command);

    assertThat(bytes).startsWith(0, 0, 0, 0, 4, 0, 0, 0, bytes.length - 12);
    int previous = 0;
    for (int at = 12; at < bytes.length; at += 8 + (bytes[at + 4] & 0xFF)) {
      int element = (bytes[at + 2] & 0xFF) + ((bytes[at + 3] & 0xFF) << 8);
      assertThat(element).isGreaterThan(previous);
      assertThat(bytes[at + 4] % 2).isZero();
      previous = element;
    }
  }

  @Test
  void decode_readsTheEchoRequestOfAnotherToolkit() {
    String echoscu =
        """
        00000000 04000000 38000000
        00000200 12000000 312e322e3834302e31303030382e312e3100
        00000001 02000000 3000
        00001001 02000000 0100
        00000008 02000000 0101
        """;

    DimseCommand command = CommandCodec.decode(hex(echoscu));

    assertThat(command).isEqualTo(new CEchoRq(1, new Uid("1.2.840.10008.1.1")));
  }

  @Test
  void decode_takesAnAbsentPriorityForMedium() {
    String withoutPriority =
        """
        00000200 04000000 312e3200
        00000001 02000000 2000
        00001001 02000000 0500
        00000008 02000000 0000
        """;

    DimseCommand command = CommandCodec.decode(hex(withoutPriority));

    assertThat(command).isEqualTo(new CFindRq(5, new Uid("1.2"), Priority.MEDIUM));
  }

  @Test
  void encode_cutsAndCleansTheErrorComment() {
    DimseStatus status = DimseStatus.UNABLE_TO_PROCESS.because("Müller\\" + "x".repeat(80));

    DimseCommand read =
        CommandCodec.decode(CommandCodec.encode(new CEchoRsp(1, Affected.unnamed(), status)));

    assertThat(((Response) read).status().errorComment()).contains("M?ller?" + "x".repeat(57));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000000102000000",
        "00000001 02000000 3100 00001001 02000000 0100 00000008 02000000 0101",
        "00000001 02000000 3000 00001001 02000000 0100 00000008 02000000 0101",
        "00000200 03000000 312e32 00000001 02000000 3000",
        "00000200 04000000 312e2e32 00000001 02000000 3000 00001001 02000000 0100 00000008 02000000 0101",
        "00000001 04000000 30000000",
        "00000001 02000000 3000 00000001 02000000 3000",
        "08000500 00000000",
        "00000001 ffffffff 3000",
      })
  void decode_namesWhatIsWrong(String bytes) {
    assertThatThrownBy(() -> CommandCodec.decode(hex(bytes)))
        .isInstanceOfSatisfying(
            ImagingException.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.MALFORMED_INPUT))
        .hasMessageContaining("DIMSE command: ");
  }

  @Test
  void decode_refusesAStoreRequestWithoutDataSet() {
    byte[] command =
        CommandCodec.encode(
            new CStoreRq(1, SOP_CLASS, INSTANCE, Priority.MEDIUM, Optional.empty()));
    int type = new String(command, StandardCharsets.ISO_8859_1).indexOf("\0\0\0\10\2\0\0\0");
    command[type + 8] = 1;
    command[type + 9] = 1;

    assertThatThrownBy(() -> CommandCodec.decode(command)).hasMessageContaining("ABSENT");
  }

  @Test
  void decode_tellsAStoreRequestThatNamesNoInstanceFromOneThatIsMalformed() {
    byte[] noInstance = CommandCodec.encode(new MisnamedStoreRq(3, Affected.of(SOP_CLASS)));
    String tooLong = "0000 0010 88000000" + "31".repeat(136);

    DimseCommand command =
        CommandCodec.decode(
            HexFormat.of()
                .parseHex(HexFormat.of().formatHex(noInstance) + tooLong.replace(" ", "")));

    assertThat(command).isEqualTo(new MisnamedStoreRq(3, Affected.of(SOP_CLASS)));
  }

  @Test
  void decode_refusesWhatIsTooLong() {
    assertThatThrownBy(() -> CommandCodec.decode(new byte[100_000]))
        .isInstanceOfSatisfying(
            ImagingException.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.LIMIT_EXCEEDED));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
