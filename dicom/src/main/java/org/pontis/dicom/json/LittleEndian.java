package org.pontis.dicom.json;

import java.nio.ByteOrder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;

/** Values of bytes in little-endian order, as JSON and XML hold them. */
final class LittleEndian {
  private LittleEndian() {}

  /** The value, its units swapped when it is big endian. */
  static Slice of(Element.Bytes element) {
    int unit = element.vr().unit();
    if (element.order() == ByteOrder.LITTLE_ENDIAN || unit == 1) {
      return element.value();
    }
    byte[] swapped = element.value().toByteArray();
    for (int from = 0; from + unit <= swapped.length; from += unit) {
      for (int i = 0; i < unit / 2; i++) {
        byte low = swapped[from + i];
        swapped[from + i] = swapped[from + unit - 1 - i];
        swapped[from + unit - 1 - i] = low;
      }
    }
    return Slice.of(swapped);
  }
}
