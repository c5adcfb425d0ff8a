package org.pontis.dicom.encoding;

import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;

/**
 * What stands before a value (PS3.5 section 7.1).
 *
 * @param length in bytes, or {@link #UNDEFINED}
 */
record ElementHeader(Tag tag, Vr vr, long length) {
  static final long UNDEFINED = 0xFFFFFFFFL;

  static final int ITEM = 0xFFFEE000;
  static final int ITEM_DELIMITATION = 0xFFFEE00D;
  static final int SEQUENCE_DELIMITATION = 0xFFFEE0DD;

  boolean isUndefined() {
    return length == UNDEFINED;
  }
}
