package org.pontis.dicom.net.pdu;

import org.pontis.dicom.data.Slice;

/**
 * A presentation data value (PS3.8 9.3.5.1 and annex E): a fragment of a command or of a data set.
 */
public record PresentationDataValue(
    int contextId, FragmentKind kind, FragmentPlace place, Slice fragment) {

  /** Bit 0 of the message control header. */
  public enum FragmentKind {
    DATA_SET,
    COMMAND
  }

  /** Bit 1 of the message control header. */
  public enum FragmentPlace {
    NOT_LAST,
    LAST
  }

  static PresentationDataValue of(int contextId, int header, Slice fragment) {
    return new PresentationDataValue(
        contextId,
        (header & 1) == 0 ? FragmentKind.DATA_SET : FragmentKind.COMMAND,
        (header & 2) == 0 ? FragmentPlace.NOT_LAST : FragmentPlace.LAST,
        fragment);
  }

  /** Whether it ends its command or data set. */
  public boolean isLast() {
    return place == FragmentPlace.LAST;
  }

  /** Whether it belongs to a command, not to a data set. */
  public boolean isCommand() {
    return kind == FragmentKind.COMMAND;
  }

  /** The message control header. */
  public int header() {
    return (isCommand() ? 1 : 0) | (isLast() ? 2 : 0);
  }
}
