package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;

/** A coded entry of PS3.3 section 8.8. */
record Code(String value, String scheme, String meaning) {

  /** The entry as the item of a code sequence. */
  Attributes in(Attributes attributes) {
    return attributes
        .item()
        .text(Tags.CodeValue, value)
        .text(Tags.CodingSchemeDesignator, scheme)
        .text(Tags.CodeMeaning, meaning);
  }
}
