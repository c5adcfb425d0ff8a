package org.pontis.mappings.convert;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.pontis.dicom.data.Vr;

/** Counts and positions. */
final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("\\+?[0-9]{1,12}");

  private Numbers() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "unsigned-int",
            List.of(Converter.of(Vr.IS, Vr.UI)),
            UnsignedIntType::new,
            input -> nonNegative(input.string(0)).map(UnsignedIntType::new).stream().toList()));
  }

  /** A whole number that FHIR's unsignedInt can hold; IS may be negative or too large. */
  static Optional<Integer> nonNegative(Optional<String> text) {
    return text.filter(t -> WHOLE.matcher(t).matches())
        .map(BigDecimal::new)
        .map(BigDecimal::longValueExact)
        .filter(number -> number <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }
}
