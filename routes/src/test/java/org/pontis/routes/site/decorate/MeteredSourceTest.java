package org.pontis.routes.site.decorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.site.decorate.StubSource.call;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.decorate.SiteObserver.Ended;
import org.pontis.routes.site.decorate.SiteObserver.Operation;

class MeteredSourceTest {
  private final List<Ended> calls = new ArrayList<>();

  private MeteredSource metered(StubSource.Before before) {
    return new MeteredSource(StubSource.SITE, StubSource.doing(before), calls::add);
  }

  @Test
  void calls_areReportedWhenTheyHaveEnded() {
    MeteredSource source = metered(() -> {});

    source.find(ImagingQuery.all(QueryLevel.STUDY), call(), (_, _) -> true);
    source.metadata(InstanceRef.study(new Uid("1.2")), call(), (_, _) -> true);
    source.retrieve(InstanceRef.study(new Uid("1.2")), call(), _ -> true);
    source.store(StubSource.OUTGOING, call());

    assertThat(calls)
        .extracting(Ended::operation)
        .containsExactly(Operation.FIND, Operation.METADATA, Operation.RETRIEVE, Operation.STORE);
    assertThat(calls).extracting(Ended::delivered).containsExactly(1L, 0L, 0L, 1L);
    assertThat(calls).allSatisfy(call -> assertThat(call.failure()).isEmpty());
  }

  @Test
  void calls_thatFailAreReportedWithTheKindOfFailure() {
    MeteredSource source =
        metered(() -> {
          throw ImagingException.of(ProblemType.SITE_UNREACHABLE, "scripted");
        });

    assertThatThrownBy(
            () -> source.find(ImagingQuery.all(QueryLevel.STUDY), call(), (_, _) -> true))
        .isInstanceOf(ImagingException.class);

    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().failure()).contains(ProblemType.SITE_UNREACHABLE);
  }
}
