package org.pontis.dicom.json;

import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;

/** Where the values are served that DICOM JSON or Native DICOM XML only refers to. */
@FunctionalInterface
public interface BulkDataLinks {
  /**
   * The BulkDataURI of a value (PS3.18 section F.2.6).
   *
   * @param path to the element, with item numbers
   * @param element a reference, or bytes too long to be written inline
   */
  String uri(ElementPath path, Element element);
}
