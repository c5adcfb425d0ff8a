package org.pontis.dicom.web;

import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * The Selected Media Type and Transfer Syntax of PS3.18 section 8.7.8 for one instance, frame or
 * value.
 *
 * @param packaging of the whole answer; the same for every selection from one {@link Negotiated} of
 *     extent MANY
 * @param mediaType without parameters
 * @param transferSyntax what to send; when it is not the stored one, the object is to be written
 *     anew
 */
public record Representation(
    Packaging packaging, MediaType mediaType, TransferSyntax transferSyntax) {

  /**
   * The Content-Type of the part, or of the body when it is the only one. Names every transfer
   * syntax but the default one (PS3.18 section 8.7.3).
   */
  public MediaType contentType() {
    return transferSyntax.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
        ? mediaType
        : mediaType.with("transfer-syntax", transferSyntax.uid().value());
  }
}
