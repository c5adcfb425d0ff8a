package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomDateTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2025, 2025-01-01T00:00, 2025-12-31T23:59:59.999999999",
    "202502, 2025-02-01T00:00, 2025-02-28T23:59:59.999999999",
    "20250203, 2025-02-03T00:00, 2025-02-03T23:59:59.999999999",
    "2025020310, 2025-02-03T10:00, 2025-02-03T10:59:59.999999999",
    "202502031011, 2025-02-03T10:11, 2025-02-03T10:11:59.999999999",
    "20250203101112.5, 2025-02-03T10:11:12.5, 2025-02-03T10:11:12.500000999",
    "20250203101112+0130, 2025-02-03T10:11:12, 2025-02-03T10:11:12.999999999",
    "2025-0500, 2025-01-01T00:00, 2025-12-31T23:59:59.999999999"
  })
  void parse_keepsPrecision(String text, LocalDateTime first, LocalDateTime last) {
    DicomDateTime value = DicomDateTime.parse(text).orElseThrow();

    assertThat(value.first()).isEqualTo(first);
    assertThat(value.last()).isEqualTo(last);
  }

  @Test
  void parse_keepsOffset() {
    assertThat(DicomDateTime.parse("20250203101112-0330").orElseThrow().offset())
        .contains(ZoneOffset.ofHoursMinutes(-3, -30));
    assertThat(DicomDateTime.parse("20250203").orElseThrow().offset()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20250",
        "2025023010",
        "20250203+1",
        "20250203+1460",
        "20250203+1401",
        "20250203+-100",
        "+0100",
        "2025.02.03",
        "2025020310:11",
        "20250203101112.",
        "202502031011121"
      })
  void parse_isEmptyForWhatIsNoPointInTime(String text) {
    assertThat(DicomDateTime.parse(text)).isEmpty();
  }
}
