package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DicomDateTest {

  @ParameterizedTest
  @CsvSource({
    "20240229, 2024-02-29, 2024-02-29, 2024-02-29",
    "2024.02.29, 2024-02-29, 2024-02-29, 2024-02-29",
    "'20240229  ', 2024-02-29, 2024-02-29, 2024-02-29",
    "202402, 2024-02, 2024-02-01, 2024-02-29",
    "1960, 1960, 1960-01-01, 1960-12-31"
  })
  void parse_keepsPrecision(String text, String iso, LocalDate first, LocalDate last) {
    DicomDate date = DicomDate.parse(text).orElseThrow();

    assertThat(date.iso()).isEqualTo(iso);
    assertThat(date.dicom()).isEqualTo(iso.replace("-", ""));
    assertThat(date.first()).isEqualTo(first);
    assertThat(date.last()).isEqualTo(last);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "2025",
        "20250230",
        "20251301",
        "00000101",
        "2025-01-01",
        "2025010",
        "x0250101",
        "2025.1.1",
        "20250101-",
        "٢٠٢٥٠١٠١",
        "202501010"
      })
  void parse_isEmptyForWhatIsNoDay(String text) {
    assertThat(DicomDate.parse(text).flatMap(DicomDate::day)).isEmpty();
  }

  @Test
  void parse_ignoresZeroBytePadding() {
    assertThat(DicomDate.parse("20250101\0")).contains(DicomDate.of(LocalDate.of(2025, 1, 1)));
  }

  @Test
  void constructor_refusesDayWithinLessPreciseDate() {
    assertThatThrownBy(() -> new DicomDate(LocalDate.of(2025, 1, 2), DicomDate.Precision.MONTH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_showsNoValue() {
    assertThat(DicomDate.of(LocalDate.of(1960, 5, 4)).toString()).doesNotContain("1960");
  }
}
