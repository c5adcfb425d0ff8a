package org.pontis.gateway.http.dicomweb;

import java.io.IOException;
import org.pontis.dicom.content.Reencoding;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.web.Negotiated;

/**
 * Passes instances on in the transfer syntax negotiated for them: those that are accepted as they
 * are stored untouched, others written anew, which only explicit VR little endian is negotiated
 * for.
 */
record AsNegotiated(Negotiated forms, InstanceSink next) implements InstanceSink {
  @Override
  public boolean accept(IncomingInstance instance) {
    TransferSyntax wanted = forms.require(instance.transferSyntax()).transferSyntax();
    return next.accept(
        wanted.equals(instance.transferSyntax()) ? instance : writtenAnew(instance, wanted));
  }

  private static IncomingInstance writtenAnew(IncomingInstance instance, TransferSyntax wanted) {
    return new IncomingInstance(
        instance.site(),
        instance.study(),
        instance.series(),
        instance.instance(),
        instance.sopClass(),
        wanted,
        instance.part(),
        explicitLittleEndian(instance));
  }

  private static Content explicitLittleEndian(IncomingInstance instance) {
    try {
      return Reencoding.explicitLittleEndian(instance.content());
    } catch (IOException | ImagingException unreadable) {
      String detail =
          "instance "
              + instance.instance()
              + " could not be written in the default transfer syntax; ask for transfer-syntax=*";
      throw new ImagingException(
          Problem.of(ProblemType.MALFORMED_FROM_SITE, instance.site(), detail), unreadable);
    }
  }
}
