package org.pontis.dicom.json;

/**
 * What reading one data set from DICOM JSON may cost; reaching a limit is a LIMIT_EXCEEDED problem.
 *
 * @param maxDepth sequences within sequences
 * @param maxElements elements and items taken together
 * @param maxBytes of the JSON text of one data set
 */
public record JsonLimits(int maxDepth, int maxElements, int maxBytes) {
  /** Room for every real data set known, small enough for a server. */
  public static final JsonLimits DEFAULT = new JsonLimits(256, 1_000_000, 64 << 20);

  /** Checks that each is positive. */
  public JsonLimits {
    if (maxDepth < 1 || maxElements < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
