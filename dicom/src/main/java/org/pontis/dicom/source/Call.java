package org.pontis.dicom.source;

/**
 * What every call to a source carries besides its question.
 *
 * @param deadline until when an answer is of use
 * @param traceId names the request in logs
 */
public record Call(Deadline deadline, String traceId) {
  /** The same call with another deadline. */
  public Call until(Deadline other) {
    return new Call(other, traceId);
  }
}
