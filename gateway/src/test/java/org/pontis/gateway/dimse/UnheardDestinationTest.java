package org.pontis.gateway.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.http.ChangingSource;
import org.pontis.testkit.ContractStudies;

/** C-MOVE to a destination that does not listen. */
class UnheardDestinationTest {
  @Test
  void move_failsForEachInstance() {
    ReceivingPeer peer = ReceivingPeer.ofAnything();
    peer.close();
    try (RunningFace face = RetrievalsTest.over(RetrievalsTest.SOURCE, peer)) {
      RetrieveEnd end = RetrievalsTest.move(face, RetrievalsTest.study(ContractStudies.THORAX));

      assertThat(end.status().hasCodeOf(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS)).isTrue();
      assertThat(end.subOperations().failed()).isEqualTo(OptionalInt.of(4));
      assertThat(end.failed()).hasSize(4);
    }
  }

  @Test
  void move_tellsOfTheDestinationBesideSilentSites() {
    ReceivingPeer peer = ReceivingPeer.ofAnything();
    peer.close();
    Problem silence = Problem.of(ProblemType.SITE_TIMEOUT, RunningFace.SOUTH, "no answer");
    try (RunningFace face =
        RetrievalsTest.over(new ChangingSource(RetrievalsTest.SOURCE, List.of(silence)), peer)) {
      RetrievalsTest.move(face, RetrievalsTest.study(ContractStudies.THORAX));

      assertThat(face.ended.element().status().errorComment().orElseThrow())
          .startsWith("incomplete; no full answer from south; ")
          .contains("RECEIVER@127.0.0.1");
    }
  }
}
