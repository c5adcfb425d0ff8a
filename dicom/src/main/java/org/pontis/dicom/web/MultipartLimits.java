package org.pontis.dicom.web;

/**
 * What reading a multipart message may cost besides its bodies.
 *
 * @param maxParts in one message
 * @param maxHeaderBytes of one part
 */
public record MultipartLimits(int maxParts, int maxHeaderBytes) {
  /** Room for every real message known. */
  public static final MultipartLimits DEFAULT = new MultipartLimits(100_000, 16 * 1024);

  /** Checks that both are positive. */
  public MultipartLimits {
    if (maxParts < 1 || maxHeaderBytes < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
