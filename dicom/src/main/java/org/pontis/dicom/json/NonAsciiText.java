package org.pontis.dicom.json;

import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;

/** Text outside the default repertoire, which has to be declared (PS3.5 section 6.1.2.2). */
final class NonAsciiText {
  private NonAsciiText() {}

  /** Whether there is such text, and no Specific Character Set (0008,0005) over it. */
  static boolean isUndeclaredIn(Dataset dataset) {
    if (dataset.contains(Tags.SpecificCharacterSet)) {
      return false;
    }
    List<Element> elements = dataset.elements();
    for (int i = 0; i < elements.size(); i++) {
      if (isUndeclaredIn(elements.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUndeclaredIn(Element element) {
    return switch (element) {
      case Element.Text text -> text.vr().usesSpecificCharacterSet() && isNonAscii(text.value());
      case Element.Items items -> items.items().stream().anyMatch(NonAsciiText::isUndeclaredIn);
      case Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ -> false;
    };
  }

  /** Whether the bytes hold anything above 7F or an escape sequence. */
  private static boolean isNonAscii(Slice value) {
    for (int i = 0; i < value.length(); i++) {
      byte b = value.at(i);
      if (b < 0 || b == 0x1B) {
        return true;
      }
    }
    return false;
  }
}
