package org.pontis.dicom.net.ul;

/**
 * What an association takes from its peer and how long it waits.
 *
 * @param maxPduLength the longest P-DATA-TF we take and send, without its six bytes of header
 */
public record AssociationSettings(int maxPduLength, Timeouts timeouts) {
  private static final int SHORTEST = 4 << 10;
  private static final int LONGEST = 16 << 20;

  /** PDUs of up to 128 KiB, the default timeouts. */
  public static final AssociationSettings DEFAULT =
      new AssociationSettings(128 << 10, Timeouts.DEFAULT);

  /** Checks the length. */
  public AssociationSettings {
    if (maxPduLength < SHORTEST || maxPduLength > LONGEST) {
      throw new IllegalArgumentException("a maximum PDU length is 4 KiB to 16 MiB");
    }
  }

  /** These with other timeouts. */
  public AssociationSettings with(Timeouts other) {
    return new AssociationSettings(maxPduLength, other);
  }

  /** These with another maximum PDU length. */
  public AssociationSettings withMaxPduLength(int bytes) {
    return new AssociationSettings(bytes, timeouts);
  }
}
