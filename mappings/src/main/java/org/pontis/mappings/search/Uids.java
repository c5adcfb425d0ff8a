package org.pontis.mappings.search;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Uid;

/** UIDs as FHIR writes them, {@code urn:oid:1.2.3}, and as DICOM does. */
final class Uids {
  private static final String URN = "urn:oid:";

  private Uids() {}

  static Optional<Uid> parse(String text) {
    return Uid.parse(text.startsWith(URN) ? text.substring(URN.length()) : text);
  }

  static boolean isUrn(String text) {
    return text.startsWith(URN);
  }

  /** The UIDs of a parameter that can hold nothing else, in whatever system. */
  static List<Uid> of(SearchTerm term) {
    return term.values().stream()
        .map(value -> Token.parse(term, value))
        .map(token ->
            parse(token.code())
                .orElseThrow(() -> Refusals.invalid(term, "is not a UID of digits and dots")))
        .toList();
  }
}
