package org.pontis.dicom.net.dimse;

import java.util.Optional;
import org.pontis.dicom.query.QueryLevel;

/** The values of Query/Retrieve Level (0008,0052), PS3.4 table C.6-1 and following. */
final class QueryLevels {
  private QueryLevels() {}

  static String code(QueryLevel level) {
    return switch (level) {
      case PATIENT -> "PATIENT";
      case STUDY -> "STUDY";
      case SERIES -> "SERIES";
      case INSTANCE -> "IMAGE";
    };
  }

  static Optional<QueryLevel> of(String code) {
    return switch (code) {
      case "PATIENT" -> Optional.of(QueryLevel.PATIENT);
      case "STUDY" -> Optional.of(QueryLevel.STUDY);
      case "SERIES" -> Optional.of(QueryLevel.SERIES);
      case "IMAGE" -> Optional.of(QueryLevel.INSTANCE);
      default -> Optional.empty();
    };
  }
}
