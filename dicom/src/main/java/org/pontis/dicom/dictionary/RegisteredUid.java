package org.pontis.dicom.dictionary;

import java.util.Optional;
import org.pontis.dicom.data.Uid;

/**
 * An entry of PS3.6 Annex A.
 *
 * @param type the column UID Type, for example SOP Class or Transfer Syntax
 * @param keyword for example CTImageStorage
 * @param name for example CT Image Storage
 */
public record RegisteredUid(
    Uid uid, String type, Optional<String> keyword, String name, Status status) {

  /** Whether the standard still defines it. */
  public enum Status {
    CURRENT,
    RETIRED
  }

  /** A row of {@code uids.tsv}. */
  static RegisteredUid parse(String row) {
    String[] columns = row.split("\t", -1);
    return new RegisteredUid(
        new Uid(columns[0]),
        columns[1],
        columns[2].isEmpty() ? Optional.empty() : Optional.of(columns[2]),
        columns[3],
        columns[4].isEmpty() ? Status.CURRENT : Status.RETIRED);
  }
}
