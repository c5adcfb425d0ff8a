package org.pontis.mappings.table;

import java.util.List;
import java.util.Optional;
import org.pontis.config.Located;

/**
 * One line of a mapping table.
 *
 * @param id names the row, also for overlays that replace it
 * @param from the attributes by keyword, through sequences with dots
 * @param to the element of the level's FHIR type
 * @param as the converter
 * @param map the code map the converter uses
 * @param see the section that says so
 */
public record Row(
    Located<String> id,
    RowLevel level,
    List<Located<String>> from,
    Located<String> to,
    Located<String> as,
    Optional<Located<String>> map,
    Gather gather,
    WhenAbsent absent,
    String see) {
  /** Copies the list. */
  public Row {
    from = List.copyOf(from);
  }

  static Gather defaultGather() {
    return Gather.FIRST;
  }
}
