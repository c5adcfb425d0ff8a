package org.pontis.dicom.query;

/**
 * The order of matches, which is total and the same at every site, so that pages fit together:
 * studies by date and time, then UID; series by study UID, number, then UID; instances the same
 * within the order of their series; patients by id, then issuer. What has no number comes last.
 * {@link MatchOrder} compares accordingly.
 */
public enum Ordering {
  /** Studies from the latest to the earliest; those without a date last. */
  NEWEST_FIRST,
  /** Studies from the earliest to the latest; those without a date last. */
  OLDEST_FIRST
}
