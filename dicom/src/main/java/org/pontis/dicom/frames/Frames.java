package org.pontis.dicom.frames;

import java.io.IOException;
import org.pontis.dicom.source.Content;

/** The frames of one instance, whose file it remembers the places in. Thread-safe. */
public sealed interface Frames permits NativeFrames, EncapsulatedFrames, VideoFrames {
  /** The number of frames the instance announces; a video is one. */
  int count();

  /**
   * The bytes of a frame as stored, native ones in little endian and from a byte's lowest bit on.
   *
   * @param number counted from 1; beyond {@link #count} is {@code NOT_FOUND}, one that is announced
   *     but not there is {@code MALFORMED_INPUT}
   */
  Content content(int number) throws IOException;
}
