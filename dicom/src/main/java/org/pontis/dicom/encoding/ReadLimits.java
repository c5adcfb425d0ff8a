package org.pontis.dicom.encoding;

/**
 * What one data set may cost to read. Reaching a limit is a {@code LIMIT_EXCEEDED} problem, except
 * where a component says otherwise.
 *
 * @param maxDepth sequences within sequences
 * @param maxElements elements and items, or fragments and frames, taken together
 * @param maxValueLength bytes of a text or of numbers held in memory; a longer one becomes a
 *     reference where DICOM JSON allows its representation to be bulk data
 * @param maxBytesHeld bytes of all values held in memory
 * @param maxInflatedLength bytes a deflated data set may inflate to
 * @param bulkThreshold bytes up to which uninterpreted values (OB, OW, UN and the like) are held;
 *     longer ones become references
 */
public record ReadLimits(
    int maxDepth,
    int maxElements,
    int maxValueLength,
    int maxBytesHeld,
    long maxInflatedLength,
    int bulkThreshold) {

  /** Room for every real object known, small enough for a server. */
  public static final ReadLimits DEFAULT =
      new ReadLimits(256, 1_000_000, 16 << 20, 64 << 20, 256L << 20, 4096);

  /** Checks that each is positive; a threshold of 0 makes every uninterpreted value a reference. */
  public ReadLimits {
    if (maxDepth < 1
        || maxElements < 1
        || maxValueLength < 1
        || maxBytesHeld < 1
        || maxInflatedLength < 1
        || bulkThreshold < 0) {
      throw new IllegalArgumentException("limits are positive");
    }
  }

  /** The same with another depth. */
  public ReadLimits withMaxDepth(int depth) {
    return new ReadLimits(
        depth, maxElements, maxValueLength, maxBytesHeld, maxInflatedLength, bulkThreshold);
  }

  /** The same with another number of elements. */
  public ReadLimits withMaxElements(int elements) {
    return new ReadLimits(
        maxDepth, elements, maxValueLength, maxBytesHeld, maxInflatedLength, bulkThreshold);
  }

  /** The same with another length of a value of text or numbers. */
  public ReadLimits withMaxValueLength(int bytes) {
    return new ReadLimits(
        maxDepth, maxElements, bytes, maxBytesHeld, maxInflatedLength, bulkThreshold);
  }

  /** The same with another sum of bytes held. */
  public ReadLimits withMaxBytesHeld(int bytes) {
    return new ReadLimits(
        maxDepth, maxElements, maxValueLength, bytes, maxInflatedLength, bulkThreshold);
  }

  /** The same with another inflated length. */
  public ReadLimits withMaxInflatedLength(long bytes) {
    return new ReadLimits(
        maxDepth, maxElements, maxValueLength, maxBytesHeld, bytes, bulkThreshold);
  }

  /** The same with another length from which uninterpreted values become references. */
  public ReadLimits withBulkThreshold(int bytes) {
    return new ReadLimits(
        maxDepth, maxElements, maxValueLength, maxBytesHeld, maxInflatedLength, bytes);
  }
}
