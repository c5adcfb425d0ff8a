package org.pontis.gateway.dimse;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pontis.dicom.content.DataSetContent;
import org.pontis.dicom.content.Reencoding;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.source.IncomingInstance;

/**
 * The form an instance is sent in: as it is stored where the receiver takes that; what is stored
 * uncompressed also in another uncompressed syntax.
 */
final class SendableForm {
  /** What receivers must take at the least comes last (PS3.5 section 10). */
  private static final List<TransferSyntax> OTHERS =
      List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

  private SendableForm() {}

  /** The object to send; empty when the receiver takes none of the syntaxes there are. */
  static Optional<OutgoingObject> of(
      IncomingInstance instance, Predicate<TransferSyntax> accepted) {
    TransferSyntax stored = instance.transferSyntax();
    if (accepted.test(stored)) {
      return Optional.of(
          OutgoingObject.of(
              instance.sopClass(),
              instance.instance(),
              stored,
              out -> DataSetContent.copy(instance.content(), out)));
    }
    boolean uncompressed = stored.payload() != Payload.ENCAPSULATED;
    return uncompressed && instance.content().length().isPresent()
        ? OTHERS.stream().filter(accepted).findFirst().map(syntax -> reencoded(instance, syntax))
        : Optional.empty();
  }

  private static OutgoingObject reencoded(IncomingInstance instance, TransferSyntax syntax) {
    return OutgoingObject.of(
        instance.sopClass(),
        instance.instance(),
        syntax,
        out -> DataSetContent.copy(Reencoding.to(syntax, instance.content()), out));
  }
}
