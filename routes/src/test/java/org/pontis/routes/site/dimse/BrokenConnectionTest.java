package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.CommandCodec;
import org.pontis.dicom.net.dimse.DimseCommand;
import org.pontis.dicom.net.dimse.Priority;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentKind;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentPlace;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.pdu.ReleaseRq;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.decorate.DeadlineSource;
import org.pontis.routes.site.decorate.LimitedSource;
import org.pontis.routes.site.decorate.Watchdog;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.dimse.pool.PoolLimits;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;
import org.pontis.testkit.peer.DimseScript;
import org.pontis.testkit.peer.DimseStep;
import org.pontis.testkit.peer.ScriptedDimsePeer;

/**
 * A PACS one connection of which breaks in some way, at a site that serves one call at a time: the
 * call ends in the right problem, in time, and the next one finds everything free and is answered.
 */
class BrokenConnectionTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration SLACK = Duration.ofSeconds(4);
  private static final DimseStep ACCEPT =
      DimseStep.send(DimseStep.acceptance(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), 1, 3));
  private static final DimseStep SILENCE = new DimseStep.ReadToEnd();

  private final DimseArchive archive = DimseArchive.getting(ContractStudies.part10Objects());
  private final Watchdog watchdog = new Watchdog();

  @AfterEach
  void close() {
    watchdog.close();
    archive.close();
  }

  /** A call of each kind; it fails where its last association does. */
  enum Operation {
    FIND(0),
    METADATA(1),
    RETRIEVE(1);

    private final int soundConnections;

    Operation(int soundConnections) {
      this.soundConnections = soundConnections;
    }

    long delivered(ImagingSource site) {
      Call call = new Call(Deadline.in(DEADLINE), "test");
      InstanceRef thorax = InstanceRef.study(ContractStudies.THORAX);
      return switch (this) {
        case FIND ->
            site.find(ImagingQuery.all(QueryLevel.STUDY), call, RecordingSink.ofAll()).delivered();
        case METADATA -> site.metadata(thorax, call, RecordingSink.ofAll()).delivered();
        case RETRIEVE -> site.retrieve(thorax, call, RecordingInstances.ofAll()).delivered();
      };
    }
  }

  /** What a PACS does on one connection, and what that is. */
  record Fault(String name, ProblemType problem, List<DimseStep> steps) {
    static Fault of(String name, ProblemType problem, DimseStep... steps) {
      return new Fault(name, problem, List.of(steps));
    }

    DimseScript script() {
      return new DimseScript(Stream.concat(Stream.of(DimseStep.read()), steps.stream()).toList());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static DimseStep raw(String hex) {
    return new DimseStep.Send(Slice.of(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }

  private static Slice data(FragmentKind kind, FragmentPlace place, byte[] bytes) {
    return DimseStep.bytes(
        new PDataTf(List.of(new PresentationDataValue(3, kind, place, Slice.of(bytes)))));
  }

  private static Slice command(DimseCommand command) {
    return data(FragmentKind.COMMAND, FragmentPlace.LAST, CommandCodec.encode(command));
  }

  private static Stream<Fault> ofAnyCall() {
    Slice acceptance =
        DimseStep.bytes(DimseStep.acceptance(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(), 1, 3));
    Slice echo = command(new DimseCommand.CEchoRq(1, Uids.Verification));
    Duration tick = Duration.ofMillis(50);
    return Stream.of(
        Fault.of("never answers the offer", ProblemType.SITE_TIMEOUT, SILENCE),
        Fault.of(
            "answers the offer byte by byte",
            ProblemType.SITE_TIMEOUT,
            new DimseStep.Drip(acceptance, 1, tick)),
        Fault.of("closes after the offer", ProblemType.SITE_UNREACHABLE),
        Fault.of("resets after the offer", ProblemType.SITE_UNREACHABLE, new DimseStep.Reset()),
        Fault.of(
            "accepts no context",
            ProblemType.MALFORMED_FROM_SITE,
            DimseStep.send(DimseStep.acceptance(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid())),
            SILENCE),
        Fault.of("never answers", ProblemType.SITE_TIMEOUT, ACCEPT, SILENCE),
        Fault.of(
            "answers byte by byte",
            ProblemType.SITE_TIMEOUT,
            ACCEPT,
            DimseStep.read(),
            new DimseStep.Drip(echo, 1, tick),
            SILENCE),
        Fault.of("closes", ProblemType.SITE_UNREACHABLE, ACCEPT, DimseStep.read()),
        Fault.of(
            "closes within a PDU",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            new DimseStep.Send(echo.sub(0, 20))),
        Fault.of(
            "resets",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            new DimseStep.Reset()),
        Fault.of(
            "aborts",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            DimseStep.send(Abort.byProvider(AbortReason.UNEXPECTED_PDU))),
        Fault.of(
            "releases",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            DimseStep.send(new ReleaseRq()),
            SILENCE),
        spoilt("sends a PDU of an unknown type", raw("0900 00000000")),
        spoilt("sends a PDU longer than we take", raw("0400 7FFFFFFF")),
        spoilt("sends a fragment longer than its PDU", raw("0400 00000008 00000028 0303 0000")),
        spoilt("sends a fragment too short for its header", raw("0400 00000005 00000001 03")),
        spoilt(
            "sends a command that is longer than itself",
            raw("0400 00000010 0000000C 0303 00000000 04000000 0C00")),
        spoilt("answers something else", new DimseStep.Send(echo)));
  }

  private static Fault spoilt(String name, DimseStep answer) {
    return Fault.of(
        name, ProblemType.MALFORMED_FROM_SITE, ACCEPT, DimseStep.read(), answer, SILENCE);
  }

  private static Stream<Fault> ofRetrievals() {
    Uid instance = ContractStudies.THORAX_CT_FIRST;
    DimseStep request =
        new DimseStep.Send(
            command(
                new DimseCommand.CStoreRq(
                    1, Uids.CTImageStorage, instance, Priority.MEDIUM, Optional.empty())));
    Slice fragment = data(FragmentKind.DATA_SET, FragmentPlace.NOT_LAST, new byte[100]);
    byte[] fragments = new byte[100 * fragment.length()];
    for (int i = 0; i < 100; i++) {
      System.arraycopy(
          fragment.toByteArray(), 0, fragments, i * fragment.length(), fragment.length());
    }
    DimseStep part = new DimseStep.Send(fragment);
    return Stream.of(
        Fault.of(
            "aborts within an instance",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            request,
            part,
            DimseStep.send(Abort.BY_USER)),
        Fault.of(
            "closes within an instance",
            ProblemType.SITE_UNREACHABLE,
            ACCEPT,
            DimseStep.read(),
            request,
            part),
        Fault.of(
            "stops within an instance",
            ProblemType.SITE_TIMEOUT,
            ACCEPT,
            DimseStep.read(),
            request,
            part,
            SILENCE),
        Fault.of(
            "never comes to the end of an instance",
            ProblemType.SITE_TIMEOUT,
            ACCEPT,
            DimseStep.read(),
            request,
            new DimseStep.Drip(Slice.of(fragments), fragment.length(), PATIENCE.dividedBy(4))),
        Fault.of(
            "sends a command within an instance",
            ProblemType.MALFORMED_FROM_SITE,
            ACCEPT,
            DimseStep.read(),
            request,
            part,
            request,
            SILENCE));
  }

  static Stream<Arguments> faults() {
    return Stream.concat(
        ofAnyCall()
            .flatMap(fault ->
                Arrays.stream(Operation.values()).map(operation -> Arguments.of(operation, fault))),
        ofRetrievals()
            .flatMap(fault ->
                Stream.of(Operation.METADATA, Operation.RETRIEVE)
                    .map(operation -> Arguments.of(operation, fault))));
  }

  @ParameterizedTest(name = "{0}: the PACS {1}")
  @MethodSource("faults")
  void call_endsInTheRightProblemAndTheNextIsAnswered(Operation operation, Fault fault)
      throws IOException {
    assertEndsAndGoesOn(operation, fault);
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void call_saysWhyItWasRejectedAndTheNextIsAnswered(RejectReason reason) throws IOException {
    String words = reason.name().replace('_', ' ');
    Fault forGood =
        Fault.of(
            "rejects for good",
            ProblemType.SITE_UNREACHABLE,
            DimseStep.send(AssociateRj.permanent(reason)));
    Fault forNow =
        Fault.of(
            "rejects for now",
            ProblemType.OVERLOADED,
            DimseStep.send(AssociateRj.transientlyFor(reason)));

    assertThat(assertEndsAndGoesOn(Operation.FIND, forGood)).containsIgnoringCase(words);
    assertThat(assertEndsAndGoesOn(Operation.FIND, forNow)).containsIgnoringCase(words);
    assertThat(assertEndsAndGoesOn(Operation.RETRIEVE, forGood)).containsIgnoringCase(words);
  }

  static Stream<Arguments> healths() {
    return Stream.of(
        Arguments.of(
            Health.State.DOWN, DimseStep.send(AssociateRj.permanent(RejectReason.NO_REASON_GIVEN))),
        Arguments.of(
            Health.State.DEGRADED,
            DimseStep.send(AssociateRj.transientlyFor(RejectReason.LOCAL_LIMIT_EXCEEDED))),
        Arguments.of(
            Health.State.DEGRADED,
            DimseStep.send(DimseStep.acceptance(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid()))));
  }

  @ParameterizedTest
  @MethodSource("healths")
  void check_tellsHowAPacsIsThatNobodyHasAsked(Health.State expected, DimseStep answer)
      throws IOException {
    try (ScriptedDimsePeer pacs =
            ScriptedDimsePeer.playing(DimseScript.of(DimseStep.read(), answer, SILENCE));
        DimseSource source = source(pacs.port())) {
      await().until(() -> source.check().state() == expected);
    }
  }

  private String assertEndsAndGoesOn(Operation operation, Fault fault) throws IOException {
    DimseScript sound = DimseScript.of(new DimseStep.Relay(archive.port()));
    DimseScript first = operation.soundConnections == 0 ? fault.script() : sound;
    try (ScriptedDimsePeer pacs =
            ScriptedDimsePeer.playing(
                first, operation.soundConnections == 0 ? sound : fault.script(), sound);
        DimseSource source = source(pacs.port())) {
      ImagingSource site =
          new LimitedSource(
              TestSources.SITE,
              new DeadlineSource(TestSources.SITE, source, DEADLINE, watchdog),
              1,
              0);

      String detail = assertEnds(fault, () -> operation.delivered(site));

      await().until(() -> source.associations().open() == source.associations().idle());
      assertThat(operation.delivered(site)).isEqualTo(4);
      return detail;
    }
  }

  /** As behind the gateway's deadlines, the thread is virtual: it can be stopped while it reads. */
  private static String assertEnds(Fault fault, Supplier<Long> call) {
    Deadline latest = Deadline.in(DEADLINE.plus(SLACK));
    ImagingException failure =
        CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(ImagingException.class, call::get),
                Thread.ofVirtual()::start)
            .join();
    assertThat(failure).isNotNull();
    assertThat(failure.problem().type()).as(failure.getMessage()).isEqualTo(fault.problem());
    assertThat(failure.problem().site()).contains(TestSources.SITE);
    assertThat(latest.hasPassed()).as("ends in time").isFalse();
    return failure.problem().detail();
  }

  private static DimseSource source(int port) {
    DimsePeer usual = TestSources.peer(DimseArchive.TITLE, port);
    return new DimseSource(
        TestSources.SITE,
        new DimsePeer(
            usual.remote(),
            usual.callingAeTitle(),
            usual.retrieve(),
            usual.manners(),
            new PoolLimits(2, Duration.ofSeconds(10)),
            PATIENCE),
        new MoveRendezvous());
  }
}
