package org.pontis.dicom.net.ul;

/** What a peer sends between associating and ending. */
public sealed interface Received {

  /**
   * The command set of a message (PS3.7 6.3), in implicit VR little endian. Whether a data set
   * follows, it says itself.
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, by the one it was received for
  record Command(int contextId, byte[] bytes) implements Received {}

  /** The wish to end the association, which has been granted: nothing more will come. */
  record ReleaseAsked() implements Received {}
}
