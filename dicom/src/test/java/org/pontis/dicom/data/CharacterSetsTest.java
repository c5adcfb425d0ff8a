package org.pontis.dicom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of PS3.5 Annexes H, I, J and K and of the tables of PS3.3 C.12.1.1.2. */
final class CharacterSetsTest {

  private static List<String> values(String terms, String hex, Vr vr) {
    Slice value = Slice.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    CharacterSets sets = CharacterSets.of(List.of(terms.split("\\\\", -1)));
    return Values.strings(new Element.Text(Tags.PatientName, vr, value, sets));
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR 100, FC, ü",
    "ISO_IR 101, B1, ą",
    "ISO_IR 109, A1, Ħ",
    "ISO_IR 110, A2, ĸ",
    "ISO_IR 144, BB, Л",
    "ISO_IR 127, C2, آ",
    "ISO_IR 126, D9, Ω",
    "ISO_IR 138, F9, ש",
    "ISO_IR 148, FD, ı",
    "ISO_IR 203, A4, €",
    "ISO_IR 13, D4, ﾔ",
    "ISO_IR 166, A1, ก",
    "ISO_IR 192, E5B1B1, 山",
    "GB18030, CDF5, 王",
    "GB18030, 8139EE39, 㐀",
    "GBK, CDF5, 王"
  })
  void decode_everySingleTerm(String term, String hex, String expected) {
    assertThat(values(term, hex, Vr.LO)).containsExactly(expected);
  }

  static Stream<Arguments> extensions() {
    return Stream.of(
        Arguments.of(
            "\\ISO 2022 IR 87",
            "59616D6164615E5461726F753D1B24423B3345441B28425E1B244242404F3A1B2842",
            "Yamada^Tarou=山田^太郎"),
        Arguments.of(
            "ISO 2022 IR 13\\ISO 2022 IR 87",
            "D4CFC0DE5EC0DBB33D1B24423B3345441B284A5E1B244242404F3A1B284A",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎"),
        Arguments.of(
            "\\ISO 2022 IR 149",
            "486F6E675E47696C646F6E673D1B242943FBF35E1B242943D1CED4D7",
            "Hong^Gildong=洪^吉洞"),
        Arguments.of(
            "\\ISO 2022 IR 58", "5A68616E673D1B242941D5C55E1B242941D0A1B6AB", "Zhang=张^小东"),
        Arguments.of("\\ISO 2022 IR 159", "1B2428443021", "丂"),
        Arguments.of(
            "ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 126", "FC3D1B2D4CBB3D1B2D46D9", "ü=Л=Ω"),
        Arguments.of("ISO 2022 IR 6\\ISO 2022 IR 166", "1B2D54A1", "ก"));
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void decode_escapeSequences(String terms, String hex, String expected) {
    assertThat(values(terms, hex, Vr.PN)).containsExactly(expected);
  }

  @Test
  void decode_returnsToTheInitialSetAtEveryDelimiter() {
    String greek = "1B2D46D9";

    assertThat(values("ISO 2022 IR 100\\ISO 2022 IR 126", greek + "5CD9", Vr.LO))
        .containsExactly("Ω", "Ù");
    assertThat(values("ISO 2022 IR 100\\ISO 2022 IR 126", greek + "5ED9", Vr.PN))
        .containsExactly("Ω^Ù");
    assertThat(values("ISO 2022 IR 100\\ISO 2022 IR 126", greek + "5ED9", Vr.LO))
        .containsExactly("Ω^Ω");
    for (String control : List.of("0D0A", "0C", "09")) {
      assertThat(values("ISO 2022 IR 100\\ISO 2022 IR 126", greek + control + "D9", Vr.LT))
          .first()
          .asString()
          .startsWith("Ω")
          .endsWith("Ù");
    }
  }

  @Test
  void decode_backslashByteWithinACharacter_splitsNothing() {
    assertThat(values("GBK", "D55C5C41", Vr.LO)).containsExactly("誠", "A");
    assertThat(values("GB18030", "D55C", Vr.LO)).containsExactly("誠");
    assertThat(values("\\ISO 2022 IR 87", "1B2442305C1B2842", Vr.LO)).hasSize(1);
    assertThat(values("ISO_IR 13", "5C41", Vr.LO)).containsExactly("", "A");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO_IR_100, FC, ü",
    "iso_ir 100, FC, ü",
    "ISO-IR 126, D9, Ω",
    "ISO IR 126, D9, Ω",
    "ISO 8859-7, D9, Ω",
    "ISO_IR 149, FBF3, 洪",
    "utf-8, E5B1B1, 山",
    "ISO_IR 999, FC, ü",
    "nonsense, FC, ü"
  })
  void decode_misspeltOrUnknownTerms_losesNothing(String term, String hex, String expected) {
    assertThat(values(term, hex, Vr.LO)).containsExactly(expected);
  }

  @Test
  void decode_withoutTerms_readsLatin1() {
    assertThat(CharacterSets.of(List.of()).decode(Slice.of(new byte[] {(byte) 0xFC}), Vr.LO))
        .isEqualTo("ü");
    assertThat(values("", "FC", Vr.LO)).containsExactly("ü");
  }

  @Test
  void decode_missingEscapeSequence_usesTheOneListedSet() {
    assertThat(values("\\ISO 2022 IR 149", "FBF3", Vr.LO)).containsExactly("洪");
  }

  @Test
  void decode_malformedBytes_becomeReplacementCharacters() {
    assertThat(values("ISO_IR 192", "41FF42", Vr.LO)).containsExactly("A\uFFFDB");
    assertThat(values("\\ISO 2022 IR 87", "1B24423B", Vr.LO)).containsExactly("\uFFFD");
    assertThat(values("\\ISO 2022 IR 149", "1B242943FB41", Vr.LO)).containsExactly("\uFFFDA");
    assertThat(values("\\ISO 2022 IR 87", "1B5A41", Vr.LO)).containsExactly("\uFFFDZA");
    assertThat(values("ISO_IR 127", "A1", Vr.LO)).containsExactly("\uFFFD");
  }

  @Test
  void decode_representationsOfTheDefaultRepertoire_ignoreTheTerms() {
    Slice value = Slice.of("CT".getBytes(StandardCharsets.US_ASCII));

    assertThat(CharacterSets.of(List.of("GBK")).decode(value, Vr.CS)).isEqualTo("CT");
  }

  @Test
  void equality_isThatOfTheTerms() {
    assertThat(CharacterSets.of(List.of("ISO_IR 126")))
        .isEqualTo(CharacterSets.of(List.of("ISO_IR 126")))
        .isNotEqualTo(CharacterSets.UTF_8);
  }
}
