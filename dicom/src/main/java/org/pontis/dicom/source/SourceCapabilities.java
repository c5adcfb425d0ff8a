package org.pontis.dicom.source;

import java.util.Map;
import java.util.Set;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.query.QueryLevel;

/** What a source can do by itself; the planner does the rest. */
public record SourceCapabilities(MatchableKeys matchable, Paging paging) {

  /** Which keys the source matches. */
  public sealed interface MatchableKeys {
    /** Every key, with every kind of matching. */
    record Every() implements MatchableKeys {}

    /** These, by level. */
    record Only(Map<QueryLevel, Set<Tag>> byLevel) implements MatchableKeys {
      /** Copies the map. */
      public Only {
        byLevel = Map.copyOf(byLevel);
      }
    }
  }

  /** Whether the source delivers pages of the common order. */
  public enum Paging {
    ORDERED,
    NONE
  }

  /** A source that matches everything and pages, such as one with an index of its own. */
  public static SourceCapabilities full() {
    return new SourceCapabilities(new MatchableKeys.Every(), Paging.ORDERED);
  }
}
