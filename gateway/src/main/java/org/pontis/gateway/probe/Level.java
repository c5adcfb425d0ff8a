package org.pontis.gateway.probe;

import java.util.List;
import java.util.Locale;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.query.QueryLevel;

/**
 * What was found at one level.
 *
 * @param answers all that were looked at
 * @param example the one that is examined further
 * @param named the unique keys that name the example
 */
record Level(QueryLevel level, List<Dataset> answers, Dataset example, Dataset named) {
  /** Copies the list. */
  Level {
    answers = List.copyOf(answers);
  }

  String word() {
    return level == QueryLevel.INSTANCE ? "image" : level.name().toLowerCase(Locale.ROOT);
  }

  /** Whether and how a key comes back. */
  String returned(Tag key) {
    if (answers.stream().anyMatch(answer -> answer.string(key).isPresent())) {
      return "returned";
    }
    return answers.stream().anyMatch(answer -> answer.contains(key))
        ? "returned empty"
        : "not returned";
  }
}
