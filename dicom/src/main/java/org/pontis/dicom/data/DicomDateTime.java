package org.pontis.dicom.data;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A point in time of PS3.5 section 6.2 (DT), as precise as it was written. Prints no value.
 *
 * @param time absent when only the date was written
 * @param offset from UTC, where the value says it
 */
public record DicomDateTime(DicomDate date, Optional<DicomTime> time, Optional<ZoneOffset> offset) {

  /** Checks that a time stands with a day. */
  public DicomDateTime {
    if (time.isPresent() && date.precision() != DicomDate.Precision.DAY) {
      throw new IllegalArgumentException("a time needs a day");
    }
  }

  /**
   * Reads {@code YYYYMMDDHHMMSS.FFFFFF&ZZXX} and its shorter forms; trailing padding is ignored.
   * Empty for anything else.
   */
  public static Optional<DicomDateTime> parse(String text) {
    String value = Digits.trimmed(text);
    int sign = Math.max(value.indexOf('+'), value.indexOf('-'));
    String local = sign < 0 ? value : value.substring(0, sign);
    Optional<ZoneOffset> offset = sign < 0 ? Optional.empty() : offset(value.substring(sign));
    if ((sign >= 0 && offset.isEmpty()) || local.indexOf(':') >= 0) {
      return Optional.empty();
    }
    if (local.length() <= 8) {
      return DicomDate.parse(local).map(date -> new DicomDateTime(date, Optional.empty(), offset));
    }
    Optional<DicomTime> time = DicomTime.parse(local.substring(8));
    return time.isEmpty()
        ? Optional.empty()
        : DicomDate.parse(local.substring(0, 8))
            .filter(date -> date.precision() == DicomDate.Precision.DAY)
            .map(date -> new DicomDateTime(date, time, offset));
  }

  private static Optional<ZoneOffset> offset(String text) {
    if (text.length() != 5 || !Digits.all(text, 1, 5)) {
      return Optional.empty();
    }
    int hours = Digits.number(text, 1, 3);
    int minutes = Digits.number(text, 3, 5);
    int total = hours * 60 + minutes;
    if (minutes > 59 || total > 14 * 60) {
      return Optional.empty();
    }
    return Optional.of(ZoneOffset.ofTotalSeconds((text.charAt(0) == '-' ? -60 : 60) * total));
  }

  /** The first moment it may mean, in its own local time. */
  public LocalDateTime first() {
    return date.first().atTime(time.map(DicomTime::first).orElse(LocalTime.MIN));
  }

  /** The last moment it may mean, in its own local time. */
  public LocalDateTime last() {
    return date.last().atTime(time.map(DicomTime::last).orElse(LocalTime.MAX));
  }

  @Override
  public String toString() {
    return "DicomDateTime";
  }
}
