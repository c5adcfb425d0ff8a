package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that know how they are written. */
final class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "1B, 1",
    "5kB, 5000",
    "64MiB, 67108864",
    "2GiB, 2147483648",
    "3GB, 3000000000"
  })
  void dataSize_readsWhatItPrints(String text, long bytes) {
    DataSize size = DataSize.parse(text);

    assertThat(size.bytes()).isEqualTo(bytes);
    assertThat(size).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "MiB", "-1B", "1.5GiB", "1TiB", "1 000 B"})
  void dataSize_refusesOtherForms(String text) {
    assertThatThrownBy(() -> DataSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a size");
  }

  @Test
  void dataSize_doesNotOverflow() {
    assertThat(DataSize.parse("999999999999999GiB").bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "20s, PT20S",
    "5m, PT5M",
    "2h, PT2H",
    "1d, PT24H",
    "90s, PT1M30S",
    "0s, PT0S"
  })
  void duration_readsWhatItPrints(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
    assertThat(Durations.parse(duration.toString())).isEqualTo(duration);
    assertThat(Durations.print(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "36526d",
        "999999999999d",
        "PT9999999999H",
        "PT-9999999999H",
        "PT-9223372036854775808S"
      })
  void duration_refusesMoreThanAHundredYears(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than a hundred years");
    assertThat(Durations.parse("36525d").toNanos()).isPositive();
  }

  @Test
  void secret_printsNoValue() {
    Secret secret = Secret.of("swordfish");

    assertThat(secret).hasToString("••••••").isEqualTo(Secret.of("swordfish"));
    assertThat(secret).isNotEqualTo(Secret.of("trout"));
  }

  @Test
  void position_printsAsEditorsReadIt() {
    assertThat(new Position("a.yaml", 3, 5)).hasToString("a.yaml:3:5");
  }
}
