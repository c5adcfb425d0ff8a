package org.pontis.dicom.query;

import java.util.Set;
import org.pontis.dicom.data.Dataset;

/**
 * What the instances of one series say, apart from what is their own.
 *
 * @param study attributes of patient and study
 * @param series attributes of the series, with the number of instances
 * @param sopClasses of the instances
 */
public record SeriesContent(Dataset study, Dataset series, Set<String> sopClasses) {
  /** Copies the set. */
  public SeriesContent {
    sopClasses = Set.copyOf(sopClasses);
  }
}
