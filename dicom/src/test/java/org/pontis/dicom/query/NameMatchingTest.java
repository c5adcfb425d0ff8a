package org.pontis.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

class NameMatchingTest {

  private static boolean matches(String name, Matching matching) {
    Dataset dataset = Dataset.builder().text(Tags.PatientName, Vr.PN, name).build();
    return Matcher.of(List.of(new Key(ElementPath.of(Tags.PatientName), matching))).test(dataset);
  }

  @ParameterizedTest
  @CsvSource({
    "Doe^John, DOE^john, true",
    "'Doe^John^^^ ', Doe^John, true",
    "Doe^John, Doe^John^^, true",
    "'Doe ^John', Doe^John, true",
    "Doe^John, Doe, false",
    "Wang^XiaoDong=王^小东, Wang^XiaoDong, true",
    "Wang^XiaoDong=王^小东, 王^小东, true",
    "Wang^XiaoDong=王^小东, Wang^XiaoDong=王^小东, true",
    "Wang^XiaoDong=王^小东, Wang^XiaoDong=王^大东, false",
    "Wang^XiaoDong=王^小东, =王^小东, true",
    "Wang^XiaoDong=王^小东, =Wang^XiaoDong, false",
    "Yamada^Tarou=山田^太郎=やまだ^たろう, やまだ^たろう, true",
    "Παπαδόπουλος^Νίκος, παπαδόπουλοσ^ΝΊΚΟΣ, true",
    "Müller^Jörg, Muller^Jorg, false"
  })
  void singleValue_matchesAnyGroupWithoutCase(String name, String key, boolean expected) {
    assertThat(matches(name, new Matching.SingleValue(key))).isEqualTo(expected);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void singleValue_readsALongNameOnce() {
    String spaces = " ".repeat(1_000_000);

    assertThat(matches("Doe" + spaces + "X ^ John", new Matching.SingleValue("Doe^John")))
        .isFalse();
    assertThat(
            matches("Doe" + spaces + "^" + spaces + "John", new Matching.SingleValue("Doe^John")))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Doe^John, doe*, true",
    "Doe^John, *JOHN, true",
    "Doe^John, Doe^?ohn, true",
    "Doe, Doe^*, true",
    "Doe^John, Doe^^*, false",
    "Doe^John, D*n, true",
    "Doe^John, oe*, false",
    "Wang^XiaoDong=王^小东, wang*, true",
    "Wang^XiaoDong=王^小东, 王*, true",
    "Wang^XiaoDong=王^小东, *=王*, true",
    "Wang^XiaoDong=王^小东, *=李*, false",
    "Wang^XiaoDong=王^小东, *=*, true",
    "𠮷田^太郎, ?田^太郎, true"
  })
  void wildCard_matchesAnyGroupWithoutCase(String name, String pattern, boolean expected) {
    assertThat(matches(name, new Matching.WildCard(pattern))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Müller^Jörg, muller, true",
    "Müller^Jörg, Mueller, true",
    "Müller^Jörg, jorg mul, true",
    "Doe^John, John Doe, true",
    "Doe^John, 'Smith, John', false",
    "Swayne^Mary, Swain, true",
    "Meyer^Eva, Maier, true",
    "Schmidt^Karl, Schmitt Carl, true",
    "Katharina^K, Catarina, true",
    "Ødegård^Pål, odegard pal, true",
    "Smith^Al, *mit*, true",
    "Wang^XiaoDong=王^小东, 王, true",
    "Wang^XiaoDong=王^小东, wang 小东, false",
    "Παπαδόπουλος^Νίκος, παπαδοπουλ, true",
    "Doe^John, '***', true",
    "Doe^John, '^', true",
    "Lee^Bo, Li, false"
  })
  void fuzzyName_ignoresAccentsOrderAndSpelling(String name, String key, boolean expected) {
    assertThat(matches(name, new Matching.FuzzyName(key))).isEqualTo(expected);
  }

  @Test
  void fuzzyName_findsAtLeastWhatTheLiteralKeyFinds() {
    for (String key : List.of("Doe^John", "doe*", "*ohn", "Doe^J???")) {
      assertThat(matches("Doe^John", new Matching.FuzzyName(key))).as(key).isTrue();
    }
  }

  @Test
  void emptyName_isFoundByNoKeyWithLetters() {
    assertThat(matches("", new Matching.SingleValue("Doe"))).isFalse();
    assertThat(matches("", new Matching.FuzzyName("Doe"))).isFalse();
    assertThat(matches("^^", new Matching.WildCard("?*"))).isFalse();
  }
}
