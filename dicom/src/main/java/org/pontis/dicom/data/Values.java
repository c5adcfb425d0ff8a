package org.pontis.dicom.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decoding of element values; what can't be decoded is absent. */
public final class Values {
  private Values() {}

  /**
   * All values of an element as text: text split at backslashes where the representation allows,
   * padding removed; numbers in decimal, AT as eight hexadecimal digits. Empty for a zero-length
   * value, bytes and sequences; a value within a list may be empty.
   */
  public static List<String> strings(Element element) {
    return switch (element) {
      case Element.Text text -> texts(text);
      case Element.Numbers numbers -> numbers(numbers, Integer.MAX_VALUE);
      case Element.Bytes _, Element.Items _, Element.BulkDataReference _ -> List.of();
    };
  }

  /** The first value as text, absent when blank. */
  public static Optional<String> firstString(Element element) {
    return switch (element) {
      case Element.Text text -> firstText(text);
      case Element.Numbers numbers -> numbers(numbers, 1).stream().findFirst();
      case Element.Bytes _, Element.Items _, Element.BulkDataReference _ -> Optional.empty();
    };
  }

  private static Optional<String> firstText(Element.Text text) {
    String whole = text.characterSets().decode(text.value(), text.vr());
    int end = text.vr().isTextList() ? whole.indexOf('\\') : -1;
    String first = end < 0 ? whole : whole.substring(0, end);
    String trimmed = text.vr().isTextList() ? trim(first, text.vr()) : trimEnd(first);
    return trimmed.isBlank() ? Optional.empty() : Optional.of(trimmed);
  }

  static Optional<BigDecimal> firstDecimal(Element element) {
    return firstString(element).map(String::strip).flatMap(Values::parseDecimal);
  }

  static Optional<Long> firstInteger(Element element) {
    return firstDecimal(element).flatMap(Values::exactLong);
  }

  private static Optional<Long> exactLong(BigDecimal decimal) {
    try {
      return Optional.of(decimal.longValueExact());
    } catch (ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> parseDecimal(String text) {
    if (text.length() > 64) {
      return Optional.empty();
    }
    try {
      BigDecimal decimal = new BigDecimal(text);
      return Math.abs((long) decimal.scale()) > 400 ? Optional.empty() : Optional.of(decimal);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static List<String> texts(Element.Text text) {
    if (text.value().isEmpty()) {
      return List.of();
    }
    String whole = text.characterSets().decode(text.value(), text.vr());
    if (!text.vr().isTextList()) {
      return List.of(trimEnd(whole));
    }
    List<String> values = new ArrayList<>(1);
    int from = 0;
    for (int at = whole.indexOf('\\'); at >= 0; at = whole.indexOf('\\', from)) {
      values.add(trim(whole.substring(from, at), text.vr()));
      from = at + 1;
    }
    values.add(trim(whole.substring(from), text.vr()));
    return values;
  }

  private static String trim(String value, Vr vr) {
    String end = trimEnd(value);
    return vr == Vr.PN ? end : end.stripLeading();
  }

  private static String trimEnd(String value) {
    int end = value.length();
    while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
      end--;
    }
    return value.substring(0, end);
  }

  private static List<String> numbers(Element.Numbers element, int atMost) {
    ByteBuffer buffer = element.value().buffer(element.order());
    int count = Math.min(atMost, element.value().length() / element.vr().unit());
    List<String> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(number(element.vr(), buffer));
    }
    return values;
  }

  private static String number(Vr vr, ByteBuffer buffer) {
    return switch (vr) {
      case US -> Integer.toString(buffer.getShort() & 0xFFFF);
      case SS -> Short.toString(buffer.getShort());
      case UL -> Integer.toUnsignedString(buffer.getInt());
      case SL -> Integer.toString(buffer.getInt());
      case UV -> Long.toUnsignedString(buffer.getLong());
      case SV -> Long.toString(buffer.getLong());
      case FL -> Float.toString(buffer.getFloat());
      case FD -> Double.toString(buffer.getDouble());
      case AT -> Tag.of(buffer.getShort() & 0xFFFF, buffer.getShort() & 0xFFFF).hex();
      default -> throw new IllegalArgumentException(vr + " is not a number");
    };
  }
}
