package org.pontis.dicom.frames;

import org.pontis.dicom.source.Content;

/**
 * A video: one stream over all fragments, which only a player takes apart (PS3.5 section 8.2.5).
 */
record VideoFrames(Content stream) implements Frames {
  @Override
  public int count() {
    return 1;
  }

  @Override
  public Content content(int number) {
    FrameProblems.check(number, 1);
    return stream;
  }
}
