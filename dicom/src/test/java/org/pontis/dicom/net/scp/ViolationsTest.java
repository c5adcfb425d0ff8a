package org.pontis.dicom.net.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.Affected;
import org.pontis.dicom.net.dimse.CommandCodec;
import org.pontis.dicom.net.dimse.DimseChannel;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.DimseCommand.*;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.Message;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.problem.ImagingException;

/** What our provider does with messages that have no place. */
class ViolationsTest {
  private static final Uid FIND = InformationModel.STUDY_ROOT.find();

  private final Archive archive = new Archive(3);
  private final AssociationListener listener =
      Peers.listen(archive.services((_, _, log) -> log.status()));
  private final DimseChannel channel =
      new DimseChannel(
          Association.open(
              RemoteEntity.at("127.0.0.1", listener.port(), new AeTitle("ARCHIVE")),
              AssociationRequest.of(
                  Peers.US,
                  List.of(
                      new ProposedContext(1, Uids.Verification, Peers.UNCOMPRESSED),
                      new ProposedContext(3, FIND, Peers.UNCOMPRESSED))),
              AssociationSettings.DEFAULT));

  @AfterEach
  void close() {
    channel.association().close();
    listener.close();
  }

  private void send(int contextId, DimseCommand command) {
    channel.association().send(contextId, CommandCodec.encode(command));
  }

  private DimseCommand answer() {
    return channel.receive(Peers.soon()).map(Message::command).orElseThrow();
  }

  static Stream<DimseCommand> requestsNobodyServes() {
    return Stream.of(
        new NGetRq(1, Uids.Verification, new Uid("1.2"), List.of()),
        new NDeleteRq(1, Uids.Verification, new Uid("1.2")));
  }

  @ParameterizedTest
  @MethodSource("requestsNobodyServes")
  void request_ofAnOperationNobodyServesIsNotRecognized(DimseCommand request) {
    send(1, request);

    assertThat(((Response) answer()).status()).isEqualTo(DimseStatus.UNRECOGNIZED_OPERATION);
  }

  @Test
  void request_ofAnotherSopClassIsRefused() {
    send(3, new CEchoRq(1, FIND));

    assertThat(((Response) answer()).status()).isEqualTo(DimseStatus.SOP_CLASS_NOT_SUPPORTED);
  }

  @Test
  void storage_withoutServiceIsSkippedAndRefused() {
    CStoreRq request =
        new CStoreRq(1, Uids.CTImageStorage, new Uid("1.2"), Priority.MEDIUM, Optional.empty());

    channel
        .association()
        .send(3, CommandCodec.encode(request), out -> out.write(new byte[1 << 20]));

    assertThat(((Response) answer()).status()).isEqualTo(DimseStatus.SOP_CLASS_NOT_SUPPORTED);
    send(1, new CEchoRq(2, Uids.Verification));
    assertThat(((Response) answer()).status()).isEqualTo(DimseStatus.SUCCESS);
  }

  /** What is said to be stored, and the status and the names it is refused with. */
  static Stream<Arguments> namesOfNoInstance() {
    Affected sopClass = Affected.of(Uids.CTImageStorage);
    Affected instance = new Affected(Optional.empty(), Optional.of(new Uid("1.2.3.4")));
    return Stream.of(
        Arguments.of("1.2.3.4", "1.2.x.4", DimseStatus.INVALID_SOP_INSTANCE, sopClass),
        Arguments.of("1.2.3.4", " ".repeat(7), DimseStatus.INVALID_SOP_INSTANCE, sopClass),
        Arguments.of("10008.5.1", "10008.5..", DimseStatus.SOP_CLASS_NOT_SUPPORTED, instance));
  }

  @ParameterizedTest
  @MethodSource("namesOfNoInstance")
  void storage_ofWhatIsNamedByNoUidIsSkippedAndRefused(
      String uid, String impossible, DimseStatus status, Affected named) {
    CStoreRq request =
        new CStoreRq(1, Uids.CTImageStorage, new Uid("1.2.3.4"), Priority.MEDIUM, Optional.empty());
    byte[] command =
        new String(CommandCodec.encode(request), StandardCharsets.ISO_8859_1)
            .replace(uid, impossible)
            .getBytes(StandardCharsets.ISO_8859_1);

    channel.association().send(3, command, out -> out.write(new byte[1 << 20]));

    CStoreRsp refused = (CStoreRsp) answer();
    assertThat(refused.status().hasCodeOf(status)).as("%s", refused.status()).isTrue();
    assertThat(refused.status().errorComment()).isPresent();
    assertThat(refused.affected()).isEqualTo(named);
    send(1, new CEchoRq(2, Uids.Verification));
    assertThat(((Response) answer()).status()).isEqualTo(DimseStatus.SUCCESS);
  }

  @Test
  void cancel_afterTheLastAnswerIsIgnored() {
    send(3, new CCancelRq(7));
    send(1, new CEchoRq(8, Uids.Verification));

    assertThat(((Response) answer()).respondedTo()).isEqualTo(8);
  }

  @Test
  void request_sentBeforeTheLastAnswerIsPerformedAfterIt() {
    Dataset identifier = Dataset.empty();

    channel.send(
        channel.association().negotiated().context(3).orElseThrow(),
        new CFindRq(1, FIND, Priority.MEDIUM),
        identifier);
    send(1, new CEchoRq(2, Uids.Verification));

    assertThat(((Response) answer()).respondedTo()).isEqualTo(1);
    assertThat(((Response) answer()).respondedTo()).isEqualTo(2);
  }

  @Test
  void response_nobodyWaitsForEndsTheAssociation() {
    send(1, new CEchoRsp(1, Affected.unnamed(), DimseStatus.SUCCESS));

    assertThatThrownBy(this::answer)
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("aborted");
  }

  @Test
  void bytes_thatAreNoCommandEndTheAssociation() {
    channel.association().send(1, new byte[] {1, 2, 3});

    assertThatThrownBy(this::answer)
        .isInstanceOf(ImagingException.class)
        .hasMessageContaining("aborted");
  }
}
