package org.pontis.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestClockTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void instant_staysUntilAdvanced() {
    TestClock clock = TestClock.at(START);

    Instant before = clock.instant();
    clock.advance(Duration.ofMinutes(5));

    assertThat(before).isEqualTo(START);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(300));
  }

  @Test
  void withZone_givesAClockThatMovesAlong() {
    TestClock clock = TestClock.at(START);
    TestClock abroad = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofHours(1));

    assertThat(abroad.instant()).isEqualTo(clock.instant());
    assertThat(abroad.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
