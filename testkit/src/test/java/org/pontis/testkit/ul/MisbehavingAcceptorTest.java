package org.pontis.testkit.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentKind;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentPlace;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.Received;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;
import org.pontis.testkit.peer.DimseScript;
import org.pontis.testkit.peer.DimseStep;
import org.pontis.testkit.peer.ScriptedDimsePeer;

/** Our requestor against acceptors that do everything wrong: the right problem, in time. */
class MisbehavingAcceptorTest {
  private static final Uid IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid();
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration AT_MOST = Duration.ofSeconds(8);
  private static final AssociationSettings SETTINGS =
      AssociationSettings.DEFAULT.with(new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE));
  private static final AssociationRequest REQUEST =
      AssociationRequest.of(
          new AeTitle("PONTIS"),
          List.of(new ProposedContext(1, new Uid("1.2.840.10008.1.1"), List.of(IMPLICIT))));
  private static final DimseStep ACCEPT = DimseStep.send(DimseStep.acceptance(IMPLICIT, 1));

  static Stream<Arguments> offersAnsweredWrongly() {
    Slice acceptance = DimseStep.bytes(DimseStep.acceptance(IMPLICIT, 1));
    return Stream.of(
        wrong("never answers", ProblemType.SITE_TIMEOUT, new DimseStep.Pause(LONG)),
        wrong(
            "answers byte by byte",
            ProblemType.SITE_TIMEOUT,
            new DimseStep.Drip(acceptance, 1, Duration.ofMillis(50))),
        wrong("closes", ProblemType.SITE_UNREACHABLE),
        wrong("resets", ProblemType.SITE_UNREACHABLE, new DimseStep.Reset()),
        wrong(
            "closes within the acceptance",
            ProblemType.SITE_UNREACHABLE,
            new DimseStep.Send(acceptance.sub(0, 50))),
        wrong("speaks HTTP", ProblemType.MALFORMED_FROM_SITE, raw("485454502F312E31203430300D0A")),
        wrong("sends an unknown PDU", ProblemType.MALFORMED_FROM_SITE, raw("0900 00000000")),
        wrong("sends a wrong length", ProblemType.MALFORMED_FROM_SITE, raw("0200 FFFFFFFF")),
        wrong(
            "sends data first",
            ProblemType.MALFORMED_FROM_SITE,
            raw("0400 00000008 00000004 0103 0000")),
        wrong("releases first", ProblemType.MALFORMED_FROM_SITE, DimseStep.send(new ReleaseRq())),
        wrong("aborts", ProblemType.SITE_UNREACHABLE, DimseStep.send(Abort.BY_USER)),
        wrong(
            "aborts as provider",
            ProblemType.SITE_UNREACHABLE,
            DimseStep.send(Abort.byProvider(AbortReason.UNEXPECTED_PDU))));
  }

  private static Arguments wrong(String what, ProblemType expected, DimseStep... steps) {
    Stream<DimseStep> script = Stream.concat(Stream.of(DimseStep.read()), Stream.of(steps));
    return Arguments.of(what, new DimseScript(script.toList()), expected);
  }

  private static DimseStep raw(String hex) {
    return new DimseStep.Send(Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("offersAnsweredWrongly")
  void open_endsInTheRightProblem(String what, DimseScript script, ProblemType expected)
      throws IOException {
    try (ScriptedDimsePeer peer = ScriptedDimsePeer.playing(script)) {
      ImagingException failure = failureOf(() -> open(peer));

      assertThat(failure.problem().type()).as(what).isEqualTo(expected);
      assertThat(failure.problem().detail()).contains("SCRIPTED@127.0.0.1");
    }
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void open_namesTheReasonOfARejection(RejectReason reason) throws IOException {
    DimseScript permanently =
        DimseScript.of(DimseStep.read(), DimseStep.send(AssociateRj.permanent(reason)));
    DimseScript forNow =
        DimseScript.of(DimseStep.read(), DimseStep.send(AssociateRj.transientlyFor(reason)));
    try (ScriptedDimsePeer peer = ScriptedDimsePeer.playing(permanently, forNow)) {
      ImagingException first = failureOf(() -> open(peer));
      ImagingException second = failureOf(() -> open(peer));

      assertThat(first.problem().type()).isEqualTo(ProblemType.SITE_UNREACHABLE);
      assertThat(second.problem().type()).isEqualTo(ProblemType.OVERLOADED);
      assertThat(first.problem().detail()).containsIgnoringCase(reason.name().replace('_', ' '));
    }
  }

  static Stream<Arguments> commandsAnsweredWrongly() {
    DimseStep command = data(1, FragmentKind.COMMAND, FragmentPlace.LAST);
    DimseStep more = data(1, FragmentKind.COMMAND, FragmentPlace.NOT_LAST);
    DimseStep dataSet = data(1, FragmentKind.DATA_SET, FragmentPlace.NOT_LAST);
    return Stream.of(
        wrong("never answers", ProblemType.SITE_TIMEOUT, ACCEPT, new DimseStep.Pause(LONG)),
        wrong("stops within a command", ProblemType.SITE_TIMEOUT, ACCEPT, more, pause()),
        wrong(
            "stops within a data set", ProblemType.SITE_TIMEOUT, ACCEPT, command, dataSet, pause()),
        wrong("stops within a PDU", ProblemType.SITE_TIMEOUT, ACCEPT, raw("0400 0000"), pause()),
        wrong("closes", ProblemType.SITE_UNREACHABLE, ACCEPT),
        wrong("closes within a PDU", ProblemType.SITE_UNREACHABLE, ACCEPT, raw("0400 0000")),
        wrong("closes within a data set", ProblemType.SITE_UNREACHABLE, ACCEPT, command, dataSet),
        wrong("resets", ProblemType.SITE_UNREACHABLE, ACCEPT, command, new DimseStep.Reset()),
        wrong(
            "aborts within a data set",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            command,
            dataSet,
            DimseStep.send(Abort.BY_USER)),
        wrong("accepts twice", ProblemType.MALFORMED_FROM_SITE, ACCEPT, ACCEPT),
        wrong(
            "sends an unknown PDU", ProblemType.MALFORMED_FROM_SITE, ACCEPT, raw("0800 00000000")),
        wrong(
            "sends a PDU longer than we take",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            raw("0400 7FFFFFFF")),
        wrong("sends a data set first", ProblemType.MALFORMED_FROM_SITE, ACCEPT, dataSet),
        wrong(
            "sends a command within a data set",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            command,
            dataSet,
            command),
        wrong(
            "sends in a context not accepted",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            data(3, FragmentKind.COMMAND, FragmentPlace.LAST)),
        wrong(
            "changes the context within a data set",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            command,
            data(3, FragmentKind.DATA_SET, FragmentPlace.LAST)),
        wrong(
            "releases within a data set",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            command,
            dataSet,
            DimseStep.send(new ReleaseRq())));
  }

  private static DimseStep pause() {
    return new DimseStep.Pause(LONG);
  }

  private static DimseStep data(int contextId, FragmentKind kind, FragmentPlace place) {
    Slice bytes = Slice.of(new byte[64]);
    return DimseStep.send(
        new PDataTf(List.of(new PresentationDataValue(contextId, kind, place, bytes))));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("commandsAnsweredWrongly")
  void message_endsInTheRightProblemAndTheAssociationIsGone(
      String what, DimseScript script, ProblemType expected) throws IOException {
    try (ScriptedDimsePeer peer = ScriptedDimsePeer.playing(script)) {
      Association association = open(peer);

      ImagingException failure = failureOf(() -> readMessage(association));

      assertThat(failure.problem().type()).as(what).isEqualTo(expected);
      assertThat(association.isOpen()).isFalse();
    }
  }

  private static void readMessage(Association association) {
    Received received = association.receive(Deadline.in(PATIENCE));
    assertThat(received).isInstanceOf(Received.Command.class);
    try (InputStream dataSet = association.dataSet(1)) {
      dataSet.readAllBytes();
    } catch (IOException e) {
      throw (ImagingException) e.getCause();
    }
  }

  @Test
  void send_endsWhenThePeerTakesNothing() throws IOException {
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.playing(DimseScript.of(DimseStep.read(), ACCEPT, pause()))) {
      Association association = open(peer);

      ImagingException failure =
          failureOf(() -> association.send(1, new byte[64], out -> writeMuch(out::write)));

      assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT);
      assertThat(association.isOpen()).isFalse();
    }
  }

  @Test
  void abort_endsASendThatIsStuck() throws IOException, InterruptedException {
    Timeouts patient = new Timeouts(LONG, PATIENCE, LONG, LONG);
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.playing(DimseScript.of(DimseStep.read(), ACCEPT, pause()))) {
      Association association = open(peer, AssociationSettings.DEFAULT.with(patient));
      Thread sending =
          Thread.ofVirtual()
              .start(() ->
                  failureOf(() -> association.send(1, new byte[64], out -> writeMuch(out::write))));

      association.abort();

      assertThat(sending.join(AT_MOST)).isTrue();
      assertThat(association.isOpen()).isFalse();
    }
  }

  /** Writes to a stream. */
  @FunctionalInterface
  private interface Sink {
    void write(byte[] bytes) throws IOException;
  }

  private static void writeMuch(Sink sink) throws IOException {
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < 1000; i++) {
      sink.write(megabyte);
    }
  }

  @Test
  void release_isAnsweredInACollision() throws IOException {
    DimseScript collision =
        DimseScript.of(
            DimseStep.read(),
            ACCEPT,
            DimseStep.read(),
            DimseStep.send(new ReleaseRq()),
            DimseStep.read(),
            DimseStep.send(new ReleaseRp()));
    try (ScriptedDimsePeer peer = ScriptedDimsePeer.playing(collision)) {
      Association association = open(peer);

      association.release(Deadline.in(AT_MOST));

      assertThat(association.isOpen()).isFalse();
      peer.received(AT_MOST);
      assertThat(peer.received(AT_MOST)).isEqualTo(DimseStep.bytes(new ReleaseRq()));
      assertThat(peer.received(AT_MOST)).isEqualTo(DimseStep.bytes(new ReleaseRp()));
    }
  }

  @Test
  void release_dropsTheDataThatIsStillComing() throws IOException {
    DimseStep late = data(1, FragmentKind.DATA_SET, FragmentPlace.LAST);
    DimseScript script =
        DimseScript.of(
            DimseStep.read(), ACCEPT, DimseStep.read(), late, DimseStep.send(new ReleaseRp()));
    try (ScriptedDimsePeer peer = ScriptedDimsePeer.playing(script)) {
      Association association = open(peer);

      association.release(Deadline.in(AT_MOST));

      assertThat(association.isOpen()).isFalse();
    }
  }

  @Test
  void release_endsInTimeWhenNobodyAnswers() throws IOException {
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.playing(
            DimseScript.of(DimseStep.read(), ACCEPT, new DimseStep.ReadToEnd()))) {
      Association association = open(peer);

      ImagingException failure = failureOf(() -> association.release(Deadline.in(PATIENCE)));

      assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_TIMEOUT);
      peer.received(AT_MOST);
      peer.received(AT_MOST);
      assertThat(peer.received(AT_MOST)).isEqualTo(DimseStep.bytes(Abort.BY_USER));
    }
  }

  @Test
  void open_abortsWithTheReasonTheBytesDeserve() throws IOException {
    try (ScriptedDimsePeer peer =
        ScriptedDimsePeer.playing(
            DimseScript.of(DimseStep.read(), raw("0900 00000000"), DimseStep.read()))) {
      failureOf(() -> open(peer));

      peer.received(AT_MOST);
      assertThat(peer.received(AT_MOST))
          .isEqualTo(DimseStep.bytes(Abort.byProvider(AbortReason.UNRECOGNIZED_PDU)));
    }
  }

  private static Association open(ScriptedDimsePeer peer) {
    return open(peer, SETTINGS);
  }

  private static Association open(ScriptedDimsePeer peer, AssociationSettings settings) {
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", peer.port(), new AeTitle("SCRIPTED"));
    return Association.open(remote, REQUEST, settings);
  }

  /** The failure of an action, which comes in time. */
  private static ImagingException failureOf(Runnable action) {
    Deadline deadline = Deadline.in(AT_MOST);
    ImagingException failure = catchThrowableOfType(ImagingException.class, action::run);
    assertThat(failure).isNotNull();
    assertThat(deadline.hasPassed()).as("ends in time").isFalse();
    return failure;
  }
}
