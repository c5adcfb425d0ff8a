package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AeTitleTest {
  @Test
  void parse_removesSpacesAtTheEnds() {
    assertThat(AeTitle.parse("  EAST PACS      ")).contains(new AeTitle("EAST PACS"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "                ", "SEVENTEEN--LETTER", "A\\B", "TAB\tBED", "ÜBER"})
  void parse_refusesWhatIsNoTitle(String text) {
    assertThat(AeTitle.parse(text)).isEmpty();
  }

  @Test
  void constructor_refusesSpacesAtTheEnds() {
    assertThatThrownBy(() -> new AeTitle("EAST "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 16 characters");
  }
}
