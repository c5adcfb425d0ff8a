package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "1.2.840.10008.1.2", "2.25.0", "1.02.003"})
  void parse_takesDigitsAndDots(String text) {
    assertThat(Uid.parse(text)).contains(new Uid(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "1.", ".1", "1..2", "1.a", "1.2 3", "1,2", "\u0661"})
  void parse_refusesAnythingElse(String text) {
    assertThat(Uid.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2\0", "1.2 ", "1.2\0\0"})
  void parse_removesPadding(String text) {
    assertThat(Uid.parse(text)).contains(new Uid("1.2"));
  }

  @Test
  void parse_toleratesUidsThatAreSomewhatTooLong() {
    assertThat(Uid.parse("1".repeat(64)).map(Uid::hasConformingLength)).contains(true);
    assertThat(Uid.parse("1".repeat(65)).map(Uid::hasConformingLength)).contains(false);
    assertThat(Uid.parse("1".repeat(128))).isPresent();
    assertThat(Uid.parse("1".repeat(129))).isEmpty();
  }
}
