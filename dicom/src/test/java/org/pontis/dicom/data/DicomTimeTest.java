package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomTimeTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10, 10:00, 10:59:59.999999999",
    "1059, 10:59, 10:59, 10:59:59.999999999",
    "235959, 23:59:59, 23:59:59, 23:59:59.999999999",
    "000000.5, 00:00:00.500000, 00:00:00.5, 00:00:00.500000999",
    "070907.070700, 07:09:07.070700, 07:09:07.0707, 07:09:07.070700999",
    "07:09:07.0707, 07:09:07.070700, 07:09:07.0707, 07:09:07.070700999",
    "07:09, 07:09, 07:09, 07:09:59.999999999",
    "'1030  ', 10:30, 10:30, 10:30:59.999999999",
    "235960, 23:59:59, 23:59:59, 23:59:59.999999999"
  })
  void parse_keepsPrecision(String text, String iso, LocalTime first, LocalTime last) {
    DicomTime time = DicomTime.parse(text).orElseThrow();

    assertThat(time.iso()).isEqualTo(iso);
    assertThat(time.dicom()).isEqualTo(iso.replace(":", ""));
    assertThat(time.first()).isEqualTo(first);
    assertThat(time.last()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "103",
        "10305",
        "2400",
        "1060",
        "103061",
        "1030.5",
        "103000.",
        "103000.1234567",
        "10:3:00",
        "1:030",
        "10:30:",
        "ab",
        "10-11",
        ":::::::",
        "10.30"
      })
  void parse_isEmptyForWhatIsNoTime(String text) {
    assertThat(DicomTime.parse(text)).isEmpty();
  }

  @Test
  void toString_showsNoValue() {
    assertThat(DicomTime.parse("1234").orElseThrow().toString()).isEqualTo("DicomTime");
  }
}
