package org.pontis.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionBudgetTest {
  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({"128, 65536", "256, 65536", "512, 1024", "6144, 65536", "24576, 65536"})
  void headers_ofAllConnectionsTogetherFitIntoAQuarterOfTheHeap(long heapMib, int uriLimit) {
    ConnectionBudget budget = ConnectionBudget.of(heapMib * MIB, uriLimit);

    assertThat(budget.headerBytes()).isBetween(uriLimit + 64 * 1024, (int) (2 * MIB));
    assertThat(budget.connections()).isGreaterThanOrEqualTo(64);
    assertThat((long) budget.headerBytes() * budget.connections())
        .isLessThanOrEqualTo(heapMib * MIB / 4);
  }
}
