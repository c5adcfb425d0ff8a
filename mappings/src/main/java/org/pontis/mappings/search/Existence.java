package org.pontis.mappings.search;

import java.util.List;
import org.pontis.dicom.query.ImagingQuery;

/**
 * A condition on what a study holds: at least one of these queries, which may be below study level,
 * has a match within the study.
 */
public record Existence(List<ImagingQuery> anyOf) {
  /** Copies the list. */
  public Existence {
    anyOf = List.copyOf(anyOf);
  }
}
