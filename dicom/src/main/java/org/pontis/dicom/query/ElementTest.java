package org.pontis.dicom.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;

/** A matching compiled for the elements of one attribute. */
@FunctionalInterface
interface ElementTest {
  /** The representations that wild cards apply to (PS3.4 C.2.2.2.4). */
  Set<Vr> WILD = Set.of(Vr.AE, Vr.CS, Vr.LO, Vr.LT, Vr.PN, Vr.SH, Vr.ST, Vr.UC, Vr.UR, Vr.UT);

  boolean test(Element element);

  /** The test of a matching; universal and empty value matching are the matcher's own. */
  static ElementTest of(Matching matching) {
    return switch (matching) {
      case Matching.Universal _ -> _ -> true;
      case Matching.EmptyValue _ -> ElementTest::hasNoValue;
      case Matching.SingleValue(String value) -> SingleValueTest.of(value);
      case Matching.ValueList(List<String> values) -> list(values);
      case Matching.UidList(List<Uid> uids) -> uids(uids);
      case Matching.WildCard(String pattern) -> wildCard(pattern);
      case Matching.DateRange range -> new RangeTests.OfDates(range);
      case Matching.TimeRange range -> new RangeTests.OfTimes(range);
      case Matching.DateTimeRange range -> new RangeTests.OfDateTimes(range);
      case Matching.FuzzyName(String value) -> fuzzy(value);
    };
  }

  /** Whether the element has nothing but padding. */
  static boolean hasNoValue(Element element) {
    return element.isEmpty()
        || (element instanceof Element.Text
            && Values.strings(element).stream().allMatch(String::isBlank));
  }

  /** Whether one of the values fulfils the condition. */
  static boolean any(Element element, Predicate<String> condition) {
    List<String> values = Values.strings(element);
    for (int i = 0; i < values.size(); i++) {
      if (condition.test(values.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static ElementTest list(List<String> values) {
    List<ElementTest> tests = values.stream().map(SingleValueTest::of).toList();
    return element -> tests.stream().anyMatch(test -> test.test(element));
  }

  private static ElementTest uids(List<Uid> uids) {
    Set<String> wanted = HashSet.newHashSet(uids.size());
    uids.forEach(uid -> wanted.add(uid.value()));
    return element -> any(element, wanted::contains);
  }

  private static ElementTest wildCard(String pattern) {
    Glob glob = Glob.of(pattern.strip());
    NameTest names = NameTest.wildCard(pattern);
    return element ->
        switch (element.vr()) {
          case PN -> any(element, names::test);
          case Vr vr when WILD.contains(vr) -> any(element, glob::matches);
          default -> false;
        };
  }

  private static ElementTest fuzzy(String value) {
    NameTest literal = NameTest.wildCard(value);
    FuzzyWords words = FuzzyWords.of(value);
    return element ->
        element.vr() == Vr.PN && any(element, name -> literal.test(name) || words.match(name));
  }
}
