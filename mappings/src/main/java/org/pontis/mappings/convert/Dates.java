package org.pontis.mappings.convert;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Vr;

/** Dates and points in time, as precise as they were written. */
final class Dates {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  private Dates() {}

  static List<Converter> converters() {
    return List.of(
        Converter.plain(
            "date",
            List.of(Converter.of(Vr.DA)),
            DateType::new,
            input ->
                input.string(0).flatMap(DicomDate::parse).map(DicomDate::iso).stream()
                    .map(DateType::new)
                    .toList()),
        Converter.plain(
            "date-time",
            List.of(Converter.of(Vr.DA), Converter.of(Vr.TM), Converter.of(Vr.SH)),
            DateTimeType::new,
            Dates::dateTime));
  }

  /**
   * A date with its time when a zone is known: Timezone Offset From UTC (0008,0201), else the
   * site's. FHIR wants seconds with minutes and allows zeros for them; a time that stops at the
   * hour is left out.
   */
  private static List<DateTimeType> dateTime(Input input) {
    Optional<DicomDate> date = input.string(0).flatMap(DicomDate::parse);
    Optional<LocalDateTime> local =
        date.flatMap(DicomDate::day)
            .flatMap(day ->
                input
                    .string(1)
                    .flatMap(DicomTime::parse)
                    .filter(time -> time.precision() != DicomTime.Precision.HOUR)
                    .map(time -> day.atTime(time.first())));
    Optional<ZoneOffset> offset = local.flatMap(at -> offset(input, at));
    String text =
        offset.isPresent()
            ? text(local.orElseThrow(), offset.get())
            : date.map(DicomDate::iso).orElse("");
    return text.isEmpty() ? List.of() : List.of(new DateTimeType(text));
  }

  private static String text(LocalDateTime local, ZoneOffset offset) {
    DateTimeFormatter format = local.get(ChronoField.MILLI_OF_SECOND) == 0 ? SECONDS : MILLIS;
    return format.format(local) + (offset.equals(ZoneOffset.UTC) ? "Z" : offset.getId());
  }

  private static Optional<ZoneOffset> offset(Input input, LocalDateTime local) {
    return input
        .string(2)
        .flatMap(Dates::parseOffset)
        .or(() -> input.site().zone().map(zone -> zone.getRules().getOffset(local)));
  }

  /** The form {@code +HHMM} of PS3.3 C.12.1.1.8. */
  private static Optional<ZoneOffset> parseOffset(String text) {
    if (!text.matches("[+-][0-9]{4}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.of(text)).filter(o -> Math.abs(o.getTotalSeconds()) <= 50_400);
    } catch (DateTimeException outOfRange) {
      return Optional.empty();
    }
  }
}
