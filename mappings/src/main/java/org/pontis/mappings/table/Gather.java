package org.pontis.mappings.table;

/** What the instances of a study or series say together. */
public enum Gather {
  /** The first value any of them gives. */
  FIRST,
  /** Every different value. */
  DISTINCT,
  /** The value all of them give; none when they differ or one is silent. */
  UNANIMOUS,
  /** How many different values they have. */
  COUNT
}
