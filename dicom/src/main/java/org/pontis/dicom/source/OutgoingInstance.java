package org.pontis.dicom.source;

import java.io.InputStream;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/**
 * An instance on its way to a source, named as its sender names it.
 *
 * @param transferSyntax of the data set
 * @param part10 the Part 10 object, read once while it arrives, during the call only
 */
public record OutgoingInstance(
    Uid sopClass, Uid instance, TransferSyntax transferSyntax, InputStream part10) {

  /** The same instance from another stream of the same bytes. */
  public OutgoingInstance from(InputStream other) {
    return new OutgoingInstance(sopClass, instance, transferSyntax, other);
  }
}
