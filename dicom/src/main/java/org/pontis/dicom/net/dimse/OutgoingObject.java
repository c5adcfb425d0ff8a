package org.pontis.dicom.net.dimse;

import java.nio.channels.Channels;
import java.util.Optional;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.ul.DataSetBody;
import org.pontis.dicom.source.Content;

/**
 * An instance to be sent by C-STORE.
 *
 * @param transferSyntax what the body is encoded in
 * @param body the data set without file meta information
 * @param originator the C-MOVE that causes it, if one does
 */
public record OutgoingObject(
    Uid sopClass,
    Uid sopInstance,
    TransferSyntax transferSyntax,
    DataSetBody body,
    Optional<MoveOriginator> originator) {

  /** An instance sent for its own sake. */
  public static OutgoingObject of(
      Uid sopClass, Uid sopInstance, TransferSyntax transferSyntax, DataSetBody body) {
    return new OutgoingObject(sopClass, sopInstance, transferSyntax, body, Optional.empty());
  }

  /** The same on behalf of a C-MOVE. */
  public OutgoingObject by(MoveOriginator originator) {
    return new OutgoingObject(sopClass, sopInstance, transferSyntax, body, Optional.of(originator));
  }

  /** A body of these bytes: of a Part 10 object, those behind the file meta information. */
  public static DataSetBody body(Content dataSet) {
    return out -> dataSet.transferTo(Channels.newChannel(out));
  }
}
