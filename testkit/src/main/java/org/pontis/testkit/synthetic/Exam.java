package org.pontis.testkit.synthetic;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What was examined, and when.
 *
 * @param laterality of a paired body part; breasts state theirs image by image instead
 * @param description Study Description in the script of the place
 */
public record Exam(
    Modality modality,
    LocalDateTime started,
    BodyPart bodyPart,
    Optional<Laterality> laterality,
    String description) {

  /** An examination that is usual for the modality. */
  static Exam usual(Modality modality, long number) {
    BodyPart bodyPart =
        switch (modality) {
          case CT, MR -> BodyPart.HEAD;
          case PT -> BodyPart.CHEST;
          case MG -> BodyPart.BREAST;
          case US -> BodyPart.HEART;
        };
    LocalDateTime started =
        LocalDateTime.of(2026, 1, 5, 8, 0)
            .plusDays(Math.floorMod(number, 300L))
            .plusMinutes(Math.floorMod(number * 13, 600L));
    return new Exam(modality, started, bodyPart, Optional.empty(), modality + " " + bodyPart);
  }
}
