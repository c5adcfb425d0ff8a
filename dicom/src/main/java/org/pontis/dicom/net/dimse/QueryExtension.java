package org.pontis.dicom.net.dimse;

/**
 * What the partners of an association may agree on for queries by SOP class extended negotiation
 * (PS3.4 C.5.1.1), and the kinds of matching of PS3.4 C.2.2.2 that a partner is known to have.
 */
public enum QueryExtension {
  /** Keys of the levels above need not be unique keys (PS3.4 C.4.1.2.2). */
  RELATIONAL_QUERIES,
  /** A range of dates and one of times make one range of moments (PS3.4 C.2.2.2.5.4). */
  COMBINED_DATE_TIME,
  /** Person names match by sound or without accents (PS3.4 C.2.2.2.1.1). */
  FUZZY_PERSON_NAMES,
  /** Two quotation marks match what is absent or empty (PS3.4 C.2.2.2.7). */
  EMPTY_VALUES,
  /** Several values match any of them (PS3.4 C.2.2.2.8). */
  MULTIPLE_VALUES
}
