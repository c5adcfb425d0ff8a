package org.pontis.routes.site.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.RecordingInstances;

/** PACS that give a whole C-GET up over one instance they can't send. */
class UnsendableInstanceTest {
  private static final List<InformationModel> MODELS = List.of(InformationModel.STUDY_ROOT);
  private static final InstanceRef THORAX = InstanceRef.study(ContractStudies.THORAX);

  private final AtomicInteger requests = new AtomicInteger();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  static List<Uid> instancesOfThorax() {
    return List.of(
        ContractStudies.THORAX_CT_FIRST,
        ContractStudies.THORAX_CT_SECOND,
        ContractStudies.THORAX_CT_TENTH,
        ContractStudies.THORAX_REPORT_ONLY);
  }

  /** A PACS that sends instance after instance until something else happens. */
  private DimseSource over(BiFunction<OutgoingObject, GetTarget, DimseStatus> sending) {
    DimseArchive archive =
        DimseArchive.odd(
            ContractStudies.part10Objects(),
            8,
            (of, services) ->
                services.get(
                    MODELS,
                    (request, target) -> {
                      requests.incrementAndGet();
                      for (OutgoingObject object : of.objects(request)) {
                        DimseStatus status = sending.apply(object, target);
                        if (!status.equals(DimseStatus.SUCCESS)) {
                          return status;
                        }
                      }
                      return target.log().status();
                    }));
    open.add(archive);
    DimseSource source = TestSources.over(archive);
    open.add(source);
    return source;
  }

  private static DimseStatus sent(OutgoingObject object, GetTarget target) {
    return target.send(object) ? DimseStatus.SUCCESS : DimseStatus.CANCEL;
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }

  @ParameterizedTest
  @MethodSource("instancesOfThorax")
  void retrieve_bringsAllOthersWhereverItStands(Uid unsendable) {
    DimseSource source =
        over((object, target) ->
            object.sopInstance().equals(unsendable)
                ? DimseStatus.UNABLE_TO_PROCESS
                : sent(object, target));
    RecordingInstances sink = RecordingInstances.ofAll();

    RetrieveSummary summary = source.retrieve(THORAX, call(), sink);

    assertThat(summary.delivered()).isEqualTo(3);
    assertThat(summary.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.detail()).contains(unsendable.value()).contains("C000H"));
  }

  @Test
  void retrieve_asksOnceMoreOnlyWhenThePacsHasGivenAccountOfEachInstance() {
    Set<Uid> unsendable = Set.of(ContractStudies.THORAX_CT_FIRST, ContractStudies.THORAX_CT_SECOND);
    DimseSource source =
        over((object, target) ->
            !unsendable.contains(object.sopInstance())
                ? sent(object, target)
                : target.log().failed(object.sopInstance())
                    ? DimseStatus.SUCCESS
                    : DimseStatus.CANCEL);

    RetrieveSummary summary = source.retrieve(THORAX, call(), RecordingInstances.ofAll());

    assertThat(summary.delivered()).isEqualTo(2);
    assertThat(summary.problems()).hasSize(2);
    assertThat(requests).hasValue(2);
  }

  @Test
  void retrieve_endsWhenNothingCanBeSent() {
    DimseSource source = over((_, _) -> DimseStatus.UNABLE_TO_PROCESS);

    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class,
            () -> source.retrieve(THORAX, call(), RecordingInstances.ofAll()));

    assertThat(failure.problem().detail()).contains("C000H");
    assertThat(requests.get()).isLessThanOrEqualTo(1 + 2 * 4);
  }
}
