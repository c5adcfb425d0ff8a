package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as text. */
final class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "LO, 'first\\second', first",
    "LO, ' first ', first",
    "LO, '\\second', ''",
    "LO, ' \\second', ''",
    "LO, '', ''",
    "PN, ' Doe^John \\Roe', ' Doe^John'",
    "LT, ' one\\text ', ' one\\text'",
    "LT, '  ', ''"
  })
  void firstString_isTheFirstOfTheValues(Vr vr, String text, String expected) {
    Dataset dataset = Dataset.builder().text(Tags.PatientComments, vr, text).build();

    assertThat(dataset.string(Tags.PatientComments).orElse("")).isEqualTo(expected);
    assertThat(dataset.strings(Tags.PatientComments).stream().findFirst().orElse(""))
        .isEqualTo(expected);
  }

  /** Millions of numbers where one belongs cost no more than one. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void firstInteger_ofManyNumbers_readsOne() {
    byte[] rows = new byte[16 << 20];
    rows[0] = 5;
    Element element =
        new Element.Numbers(Tags.Rows, Vr.US, Slice.of(rows), ByteOrder.LITTLE_ENDIAN);
    Dataset dataset = Dataset.builder().put(element).build();
    long sum = 0;

    for (int i = 0; i < 1_000; i++) {
      sum += dataset.integer(Tags.Rows).orElseThrow();
    }

    assertThat(sum).isEqualTo(5_000);
    assertThat(dataset.string(Tags.Columns)).isEmpty();
  }

  @Test
  void firstInteger_ofHalfANumber_isAbsent() {
    Element element =
        new Element.Numbers(Tags.Rows, Vr.US, Slice.of(new byte[1]), ByteOrder.LITTLE_ENDIAN);

    assertThat(Dataset.builder().put(element).build().integer(Tags.Rows)).isEmpty();
  }
}
