package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.pdu.AssociateRj;
import org.pontis.dicom.net.pdu.RejectReason;
import org.pontis.dicom.net.scp.FindAnswers;
import org.pontis.dicom.net.scp.FindRequest;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.routes.site.dimse.find.Completion;
import org.pontis.routes.site.dimse.find.Manners;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;
import org.pontis.testkit.RecordingSink;
import org.pontis.testkit.peer.DimseScript;
import org.pontis.testkit.peer.DimseStep;
import org.pontis.testkit.peer.ScriptedDimsePeer;

/** PACS that do what they should not: each ends in a problem that says so, the pool intact. */
class MisbehavingPacsTest {
  private static final List<InformationModel> MODELS = List.of(InformationModel.STUDY_ROOT);
  private static final InstanceRef THORAX = InstanceRef.study(ContractStudies.THORAX);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
      if (one instanceof DimseSource source) {
        await().until(() -> source.associations().open() == 0);
      }
    }
  }

  private DimseSource over(int port) {
    return over(TestSources.peer(DimseArchive.TITLE, port), new MoveRendezvous());
  }

  private DimseSource over(DimsePeer peer, MoveRendezvous rendezvous) {
    DimseSource source = new DimseSource(TestSources.SITE, peer, rendezvous);
    open.add(source);
    return source;
  }

  private DimseArchive archive(
      int associations, BiConsumer<DimseArchive, ScpServices.Builder> oddities) {
    DimseArchive archive =
        DimseArchive.odd(ContractStudies.part10Objects(), associations, oddities);
    open.add(archive);
    return archive;
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  private static Problem failure(Runnable action) {
    ImagingException failure = catchThrowableOfType(ImagingException.class, action::run);
    assertThat(failure).as("a failure").isNotNull();
    assertThat(failure.problem().site()).contains(TestSources.SITE);
    return failure.problem();
  }

  private static RecordingSink studies(DimseSource source) {
    RecordingSink sink = RecordingSink.ofAll();
    source.find(ImagingQuery.all(QueryLevel.STUDY), call(), sink);
    return sink;
  }

  @ParameterizedTest
  @EnumSource(RejectReason.class)
  void find_saysWhyItWasRejected(RejectReason reason) throws Exception {
    ScriptedDimsePeer peer =
        ScriptedDimsePeer.playing(
            DimseScript.of(DimseStep.read(), DimseStep.send(AssociateRj.permanent(reason))));
    open.add(peer);
    DimseSource source = over(peer.port());

    Problem problem = failure(() -> studies(source));

    assertThat(problem.detail()).containsIgnoringCase(reason.name().replace('_', ' '));
    assertThat(source.associations().open()).isZero();
  }

  @Test
  void find_endsWithinItsDeadlineWhenNothingIsAnswered() throws Exception {
    ScriptedDimsePeer peer = ScriptedDimsePeer.playing(DimseScript.of(new DimseStep.ReadToEnd()));
    open.add(peer);
    DimseSource source = over(peer.port());
    Call soon = new Call(Deadline.in(Duration.ofMillis(300)), "test");

    Problem problem =
        failure(() -> source.find(ImagingQuery.all(QueryLevel.STUDY), soon, RecordingSink.ofAll()));

    assertThat(problem.type()).isEqualTo(ProblemType.SITE_TIMEOUT);
    assertThat(source.associations().open()).isZero();
  }

  @Test
  void find_takesTurnsWhenThePacsServesOneAssociation() throws Exception {
    DimseSource source = over(archive(1, (_, _) -> {}).port());
    studies(source);
    List<Future<RecordingSink>> answers = new ArrayList<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        answers.add(callers.submit(() -> studies(source)));
      }
    }

    for (Future<RecordingSink> answer : answers) {
      assertThat(answer.get().datasets()).hasSize(4);
    }
  }

  @Test
  void retrieve_cancelsAtOnceWhenTheCallerLeavesAndNothingElseIsOnItsWay() {
    AtomicReference<DimseStatus> ended = new AtomicReference<>(DimseStatus.SUCCESS);
    CountDownLatch answered = new CountDownLatch(1);
    DimseArchive archive =
        archive(
            8,
            (of, services) ->
                services.get(
                    MODELS,
                    (request, target) -> {
                      target.send(of.objects(request).getFirst());
                      answered.countDown();
                      await().atMost(1, TimeUnit.SECONDS).until(target.log()::isCancelled);
                      ended.set(target.log().status());
                      return ended.get();
                    }));
    DimseSource source = over(archive.port());

    source.retrieve(THORAX, call(), _ -> isLeftAfter(answered));

    await().until(() -> ended.get().equals(DimseStatus.CANCEL));
    assertThat(source.associations().idle()).isPositive();
  }

  private static boolean isLeftAfter(CountDownLatch answered) {
    await().until(() -> answered.getCount() == 0);
    return false;
  }

  @Test
  void check_countsNoAssociationWhoseConnectionWasClosedWithoutAWord() throws Exception {
    DimseArchive archive = archive(8, (_, _) -> {});
    FaultyWire wire = new FaultyWire(archive.port(), 1);
    open.add(wire);
    wire.repair();
    DimseSource source = over(wire.port());
    studies(source);
    String before = source.check().detail();

    wire.close();

    assertThat(before).contains("1 associations open, 1 of them idle");
    assertThat(source.check().detail()).contains("0 associations open, 0 of them idle");
  }

  @Test
  void find_readsNamesInTheSitesCharacterSetWhenNoneIsSaid() {
    DimseArchive archive =
        archive(
            8,
            (_, services) ->
                services.find(MODELS, java.util.Set.of(), MisbehavingPacsTest::latin1));
    DimsePeer peer = TestSources.peer(DimseArchive.TITLE, archive.port());
    Manners greek =
        new Manners(
            Optional.of(CharacterSets.of(List.of("ISO_IR 126"))),
            Optional.empty(),
            Optional.empty(),
            Completion.QUERIES);
    DimseSource source = over(TestSources.with(greek, peer), new MoveRendezvous());

    assertThat(studies(source).strings(Tags.PatientName)).containsExactly("Διονυσιος");
  }

  /** A name in Greek bytes, without saying so. */
  private static DimseStatus latin1(FindRequest request, FindAnswers answers) {
    byte[] name = "Διονυσιος".getBytes(java.nio.charset.Charset.forName("ISO-8859-7"));
    Dataset answer =
        Dataset.builder()
            .text(Tags.QueryRetrieveLevel, Vr.CS, "STUDY")
            .text(Tags.StudyInstanceUID, Vr.UI, "2.25.7")
            .text(Tags.ModalitiesInStudy, Vr.CS, "CT")
            .text(Tags.NumberOfStudyRelatedSeries, Vr.IS, "1")
            .text(Tags.NumberOfStudyRelatedInstances, Vr.IS, "1")
            .put(new Element.Text(Tags.PatientName, Vr.PN, Slice.of(name), CharacterSets.DEFAULT))
            .build();
    assertThat(request.identifier().elements()).isNotEmpty();
    answers.send(answer);
    return DimseStatus.SUCCESS;
  }

  @Test
  void retrieve_namesWhatDidNotComeWhenThePacsFailsHalfWay() {
    DimseArchive archive =
        archive(
            8,
            (of, services) ->
                services.get(
                    MODELS,
                    (request, target) -> {
                      List<OutgoingObject> objects = of.objects(request);
                      objects.stream().limit(2).forEach(target::send);
                      return DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
                    }));
    DimseSource source = over(archive.port());
    RecordingInstances sink = RecordingInstances.ofFirst(100);

    RetrieveSummary summary =
        source.retrieve(
            InstanceRef.series(ContractStudies.THORAX, ContractStudies.THORAX_CT), call(), sink);

    assertThat(summary.delivered()).isEqualTo(3);
    assertThat(summary.problems()).isEmpty();
  }

  @Test
  void retrieve_reportsEachInstanceThatNeverComes() {
    DimseArchive archive =
        archive(
            8,
            (of, services) ->
                services.get(
                    MODELS,
                    (request, target) -> {
                      for (OutgoingObject object : of.objects(request)) {
                        boolean lost =
                            object.sopInstance().equals(ContractStudies.THORAX_CT_SECOND);
                        boolean goesOn =
                            lost ? target.log().failed(object.sopInstance()) : target.send(object);
                        assertThat(goesOn).isTrue();
                      }
                      return target.log().status();
                    }));
    DimseSource source = over(archive.port());

    RetrieveSummary summary = source.retrieve(THORAX, call(), RecordingInstances.ofAll());

    assertThat(summary.delivered()).isEqualTo(3);
    assertThat(summary.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.detail()).contains(ContractStudies.THORAX_CT_SECOND.value()));
  }

  @Test
  void retrieve_reportsThatThePacsCountsMoreThanItHas() {
    DimseArchive archive =
        archive(
            8,
            (of, services) ->
                services.find(
                    MODELS,
                    java.util.Set.of(),
                    (request, answers) -> overcounted(of, request, answers)));
    DimseSource source = over(archive.port());

    RetrieveSummary summary = source.retrieve(THORAX, call(), RecordingInstances.ofAll());

    assertThat(summary.delivered()).isEqualTo(4);
    assertThat(summary.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).contains("counts 6"));
  }

  private static DimseStatus overcounted(
      DimseArchive archive, FindRequest request, FindAnswers answers) {
    boolean ofStudy =
        request.identifier().string(Tags.QueryRetrieveLevel).orElse("").equals("STUDY");
    if (!ofStudy) {
      return archive.find(request, answers);
    }
    answers.send(
        Dataset.builder()
            .text(Tags.StudyInstanceUID, Vr.UI, ContractStudies.THORAX.value())
            .text(
                Tags.SOPClassesInStudy,
                Vr.UI,
                org.pontis.testkit.Datasets.CT,
                org.pontis.testkit.Datasets.BASIC_TEXT_SR)
            .text(Tags.NumberOfStudyRelatedInstances, Vr.IS, "6")
            .build());
    return DimseStatus.SUCCESS;
  }

  @Test
  void retrieve_saysThatThereIsNoServiceForIt() {
    DimseArchive archive =
        archive(
            8,
            (_, services) -> services.get(MODELS, (_, _) -> DimseStatus.SOP_CLASS_NOT_SUPPORTED));
    DimseSource source = over(archive.port());

    Problem problem = failure(() -> source.retrieve(THORAX, call(), RecordingInstances.ofAll()));

    assertThat(problem.detail()).contains("GET").contains("0122H");
  }

  @Test
  void retrieve_saysWhatToAddWhenTheDestinationIsUnknown() {
    try (OwnListener listener = new OwnListener()) {
      DimseArchive archive =
          archive(
              8,
              (_, services) -> {
                services.get(MODELS, (_, _) -> DimseStatus.UNABLE_TO_PROCESS);
                services.move(MODELS, (_, _, _) -> DimseStatus.MOVE_DESTINATION_UNKNOWN);
              });
      DimseSource source =
          over(TestSources.peer(DimseArchive.TITLE, archive.port()), listener.rendezvous);

      Problem problem = failure(() -> source.retrieve(THORAX, call(), RecordingInstances.ofAll()));

      assertThat(problem.detail()).contains("move destination " + TestSources.US);
      assertThat(listener.rendezvous.meetings()).isZero();
    }
  }

  @Test
  void retrieve_isNoFurtherThanItsReceiver() throws InterruptedException, ExecutionException {
    DimseSource source = over(archive(8, (_, _) -> {}).port());
    List<Long> taken = new ArrayList<>();

    source.retrieve(
        THORAX,
        call(),
        instance -> {
          taken.add(instance.content().length().orElse(0));
          return taken.size() < 2;
        });

    assertThat(taken).hasSize(2);
    assertThat(source.associations().open()).isLessThanOrEqualTo(2);
  }
}
