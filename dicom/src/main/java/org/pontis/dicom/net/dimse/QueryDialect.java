package org.pontis.dicom.net.dimse;

import java.util.Set;
import org.pontis.dicom.data.CharacterSets;

/**
 * How a partner is asked.
 *
 * @param characterSets what keys are encoded in; must be what the partner's database understands
 * @param extensions what the partner has beyond the baseline
 */
public record QueryDialect(CharacterSets characterSets, Set<QueryExtension> extensions) {
  /** Copies the set. */
  public QueryDialect {
    extensions = Set.copyOf(extensions);
  }

  /** A partner of whom only the character set is known. */
  public static QueryDialect baseline(CharacterSets characterSets) {
    return new QueryDialect(characterSets, Set.of());
  }
}
