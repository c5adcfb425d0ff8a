package org.pontis.testkit.synthetic;

import java.util.Optional;

/**
 * The habits of the place that made a study.
 *
 * @param issuer Issuer of Patient ID, if the place states it
 */
public record Origin(
    String institution, Optional<String> issuer, Script script, BodyPartExamined bodyPartExamined) {

  /** Whether the place fills in the attribute of that name, as many don't. */
  public enum BodyPartExamined {
    STATED,
    OMITTED
  }

  /** A place that writes ASCII and states what it can. */
  static Origin plain() {
    return new Origin(
        "Synthetic Hospital", Optional.of("SYNTHETIC"), Script.ASCII, BodyPartExamined.STATED);
  }
}
