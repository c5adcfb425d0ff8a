package org.pontis.dicom.net.scu;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pontis.dicom.content.DataSetContent;
import org.pontis.dicom.content.Reencoding;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;

/**
 * An instance that can be sent in several forms: as it is stored, and what is stored uncompressed
 * also in the other uncompressed syntaxes.
 *
 * @param transferSyntax it is stored in
 * @param part10 the whole Part 10 object
 */
public record SendableInstance(
    Uid sopClass, Uid sopInstance, TransferSyntax transferSyntax, Content part10) {
  /** What every receiver has to take comes last (PS3.5 section 10.1). */
  private static final List<TransferSyntax> UNCOMPRESSED =
      List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

  /** An instance as a source delivers it, valid as long as that is. */
  public static SendableInstance of(IncomingInstance instance) {
    return new SendableInstance(
        instance.sopClass(), instance.instance(), instance.transferSyntax(), instance.content());
  }

  /** The syntaxes it can be sent in, best first. */
  public List<TransferSyntax> forms() {
    Stream<TransferSyntax> others =
        transferSyntax.payload() == Payload.ENCAPSULATED ? Stream.of() : UNCOMPRESSED.stream();
    return Stream.concat(Stream.of(transferSyntax), others).distinct().toList();
  }

  /** The object to send; empty when the receiver takes none of the forms. */
  public Optional<OutgoingObject> in(Predicate<TransferSyntax> accepted) {
    return forms().stream().filter(accepted).findFirst().map(this::in);
  }

  /** The object as it is stored. */
  public OutgoingObject asStored() {
    return in(transferSyntax);
  }

  private OutgoingObject in(TransferSyntax form) {
    return OutgoingObject.of(
        sopClass,
        sopInstance,
        form,
        out ->
            DataSetContent.copy(
                form.equals(transferSyntax) ? part10 : Reencoding.to(form, part10), out));
  }
}
