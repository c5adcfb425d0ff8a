package org.pontis.dicom.net.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.ProposedContext;

class ContextPlanTest {
  private static final List<Uid> IMPLICIT = List.of(new Uid("1.2.840.10008.1.2"));

  private static List<WantedContext> wanted(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new WantedContext(new Uid("1.2." + i), IMPLICIT))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 1, 1", "128, 1, 128", "129, 2, 1", "300, 3, 44"})
  void split_takesAsFewAssociationsAsPossible(int count, int associations, int inTheLast) {
    List<List<ProposedContext>> plan = ContextPlan.split(wanted(count));

    assertThat(plan).hasSize(associations);
    assertThat(plan.isEmpty() ? 0 : plan.getLast().size()).isEqualTo(inTheLast);
    assertThat(plan.stream().flatMap(List::stream).map(ProposedContext::abstractSyntax))
        .containsExactlyElementsOf(
            wanted(count).stream().map(WantedContext::abstractSyntax).toList());
  }

  @Test
  void split_numbersWithOddIdsFromOne() {
    List<List<ProposedContext>> plan = ContextPlan.split(wanted(130));

    assertThat(plan.getFirst()).extracting(ProposedContext::id).startsWith(1, 3, 5).endsWith(255);
    assertThat(plan.getLast()).extracting(ProposedContext::id).containsExactly(1, 3);
  }

  @Test
  void split_leavesRepeatsOut() {
    WantedContext one = new WantedContext(new Uid("1.2"), IMPLICIT);

    assertThat(ContextPlan.split(List.of(one, one)).getFirst()).hasSize(1);
  }
}
