package org.pontis.dicom.query;

/** The levels of the query/retrieve information model (PS3.4 C.6), from the top. */
public enum QueryLevel {
  PATIENT,
  STUDY,
  SERIES,
  INSTANCE;

  /** Whether this level is the other one or stands above it. */
  public boolean isAtOrAbove(QueryLevel other) {
    return compareTo(other) <= 0;
  }
}
