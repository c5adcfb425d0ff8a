package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetsEncodeTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "'', Doe^Jane",
        "ISO_IR 100, Müller^Jörg",
        "ISO_IR 144, Люкceмбypг",
        "ISO_IR 126, Διονυσιος",
        "ISO_IR 192, Wang^小東=王^小東",
        "GB18030, Wang^XiaoDong=王^小东=",
        "ISO_IR 13, ﾔﾏﾀﾞ^ﾀﾛｳ",
        "'\\ISO 2022 IR 87', Yamada^Tarou=山田^太郎=やまだ^たろう",
        "'ISO 2022 IR 13\\ISO 2022 IR 87', ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
        "'\\ISO 2022 IR 149', Hong^Gildong=洪^吉洞=홍^길동",
        "'\\ISO 2022 IR 58', Zhang^XiaoDong=张^小东=",
        "'ISO 2022 IR 100\\ISO 2022 IR 126', Müller=Διον^é"
      })
  void encode_isReadBackByDecode(String terms, String name) {
    CharacterSets sets = CharacterSets.of(List.of(terms.split("\\\\")));

    Slice encoded = sets.encode(name, Vr.PN).orElseThrow();

    assertThat(sets.decode(encoded, Vr.PN)).isEqualTo(name);
  }

  /** The beginning of the example of PS3.5 section H.3.1. */
  @Test
  void encode_switchesSetsAsTheStandardDoes() {
    CharacterSets sets = CharacterSets.of(List.of("", "ISO 2022 IR 87"));

    Slice encoded = sets.encode("Yamada^Tarou=山田^太郎", Vr.PN).orElseThrow();

    assertThat(HexFormat.of().formatHex(encoded.toByteArray()))
        .isEqualTo("59616d6164615e5461726f753d1b24423b3345441b28425e1b244242404f3a1b2842");
  }

  @ParameterizedTest
  @CsvSource({"'', Müller", "ISO_IR 100, 王", "ISO_IR 144, Müller", "no such set, é"})
  void encode_isEmptyForCharactersOfNoSet(String terms, String name) {
    CharacterSets sets = CharacterSets.of(List.of(terms));

    assertThat(sets.encode(name, Vr.LO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ISO_IR 192, CÉ"})
  void encode_isEmptyOutsideTheDefaultRepertoireOfACode(String terms, String code) {
    CharacterSets sets = CharacterSets.of(List.of(terms));

    assertThat(sets.encode(code, Vr.CS)).isEmpty();
  }
}
