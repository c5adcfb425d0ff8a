package org.pontis.routes.site.dimse;

import org.pontis.dicom.data.Slice;

/** Where the data set begins in a Part 10 object with a correct group length. */
final class Part10 {
  private static final int GROUP_LENGTH_VALUE = 140;
  private static final int AFTER_GROUP_LENGTH = 144;

  private Part10() {}

  static int dataSetOffset(byte[] part10) {
    int length = 0;
    for (int i = 3; i >= 0; i--) {
      length = (length << 8) | (part10[GROUP_LENGTH_VALUE + i] & 0xFF);
    }
    return AFTER_GROUP_LENGTH + length;
  }

  static Slice dataSet(Slice part10) {
    int from = dataSetOffset(part10.toByteArray());
    return part10.sub(from, part10.length() - from);
  }
}
