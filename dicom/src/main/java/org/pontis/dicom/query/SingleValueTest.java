package org.pontis.dicom.query;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomDateTime;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Vr;

/**
 * Single value matching (PS3.4 C.2.2.2.1): names without regard to case, numbers by value, dates
 * and times by what they mean, anything else to the letter with insignificant spaces left out. A
 * time written less precisely than the attribute's matches any moment it may mean.
 */
final class SingleValueTest implements ElementTest {
  private static final int LONGEST_NUMBER = 64;

  private final String value;
  private final NameTest name;
  private final Predicate<String> number;
  private final Predicate<String> date;
  private final Predicate<String> time;
  private final Predicate<String> dateTime;

  private SingleValueTest(String value) {
    this.value = value.strip();
    this.name = NameTest.exact(value);
    this.number = number(value).map(SingleValueTest::sameNumber).orElse(_ -> false);
    this.date = DicomDate.parse(value).map(SingleValueTest::sameDate).orElse(_ -> false);
    this.time = DicomTime.parse(value).map(SingleValueTest::withinTime).orElse(_ -> false);
    this.dateTime = DicomDateTime.parse(value).map(SingleValueTest::withinPoint).orElse(_ -> false);
  }

  /** The test for this value. */
  static ElementTest of(String value) {
    return new SingleValueTest(value);
  }

  @Override
  public boolean test(Element element) {
    return ElementTest.any(element, condition(element.vr()));
  }

  private Predicate<String> condition(Vr vr) {
    return switch (vr) {
      case PN -> name::test;
      case DA -> text -> text.equals(value) || date.test(text);
      case TM -> text -> text.equals(value) || time.test(text);
      case DT -> text -> text.equals(value) || dateTime.test(text);
      case IS, DS, US, SS, UL, SL, UV, SV, FL, FD ->
          text -> text.equals(value) || number.test(text);
      case AT -> value::equalsIgnoreCase;
      case LT, ST, UT, UC -> text -> text.strip().equals(value);
      default -> value::equals;
    };
  }

  private static Optional<BigDecimal> number(String text) {
    String digits = text.strip();
    if (digits.isEmpty() || digits.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(digits));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Predicate<String> sameNumber(BigDecimal wanted) {
    return text -> number(text).map(other -> other.compareTo(wanted) == 0).orElse(false);
  }

  private static Predicate<String> sameDate(DicomDate wanted) {
    return text -> DicomDate.parse(text).map(wanted::equals).orElse(false);
  }

  private static Predicate<String> withinTime(DicomTime wanted) {
    return text ->
        DicomTime.parse(text)
            .map(other -> isWithin(other.first(), wanted.first(), wanted.last()))
            .orElse(false);
  }

  private static Predicate<String> withinPoint(DicomDateTime wanted) {
    return text ->
        DicomDateTime.parse(text)
            .filter(other -> wanted.offset().equals(other.offset()))
            .map(other -> isWithin(other.first(), wanted.first(), wanted.last()))
            .orElse(false);
  }

  private static <T extends Comparable<? super T>> boolean isWithin(T moment, T from, T to) {
    return moment.compareTo(from) >= 0 && moment.compareTo(to) <= 0;
  }
}
