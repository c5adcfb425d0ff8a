package org.pontis.dicom.web;

import org.pontis.dicom.dictionary.TransferSyntax;

/** Which changes of transfer syntax a server can make on the way out. */
@FunctionalInterface
public interface Transcoding {
  /** Everything goes out as stored. */
  Transcoding NONE = (stored, target) -> false;

  /** Data sets with native pixel data can be written anew in the default transfer syntax. */
  Transcoding TO_EXPLICIT_LITTLE_ENDIAN =
      (stored, target) ->
          stored.payload() != TransferSyntax.Payload.ENCAPSULATED
              && target.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

  /** Whether an object stored so can be sent so; asked only about different transfer syntaxes. */
  boolean isPossible(TransferSyntax stored, TransferSyntax target);
}
