package org.pontis.dicom.source;

/**
 * How a source is.
 *
 * @param detail one line for operators, without patient data
 */
public record Health(SiteId site, State state, String detail) {
  /** From best to worst. */
  public enum State {
    /** Answers, and answers are complete. */
    UP,
    /** Answers, but knows not everything yet, as while a folder is scanned. */
    STARTING,
    /** Answers with gaps. */
    DEGRADED,
    /** Does not answer. */
    DOWN
  }
}
