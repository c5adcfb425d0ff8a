package org.pontis.mappings.table;

/** What becomes of the target when there is no value. */
public enum WhenAbsent {
  /** It is left out. */
  OMIT,
  /** It says that the value is unknown, with the extension data-absent-reason. */
  DATA_ABSENT_REASON,
  /** The resource can't be made. */
  FAIL
}
