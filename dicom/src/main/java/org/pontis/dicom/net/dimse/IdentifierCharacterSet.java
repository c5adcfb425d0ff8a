package org.pontis.dicom.net.dimse;

import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/**
 * Specific Character Set of an identifier: said when a key has characters beyond the default
 * repertoire (PS3.4 C.4.1.1.3.1, K.4.1.1.3.1).
 */
final class IdentifierCharacterSet {
  private IdentifierCharacterSet() {}

  /** The identifier, which says what its keys are encoded in where that matters. */
  static Dataset said(Dataset identifier, CharacterSets characterSets) {
    return isNeeded(identifier)
        ? identifier.toBuilder()
            .text(Tags.SpecificCharacterSet, Vr.CS, characterSets.terms().toArray(String[]::new))
            .build()
        : identifier;
  }

  private static boolean isNeeded(Dataset identifier) {
    return identifier.elements().stream().anyMatch(IdentifierCharacterSet::isNeeded);
  }

  private static boolean isNeeded(Element element) {
    return switch (element) {
      case Element.Text text ->
          !text.characterSets().equals(CharacterSets.DEFAULT) && isExtended(text.value());
      case Element.Items items -> items.items().stream().anyMatch(IdentifierCharacterSet::isNeeded);
      case Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ -> false;
    };
  }

  private static boolean isExtended(Slice value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) < 0 || value.at(i) == 0x1B) {
        return true;
      }
    }
    return false;
  }
}
