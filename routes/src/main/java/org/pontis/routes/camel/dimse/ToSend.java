package org.pontis.routes.camel.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pontis.dicom.content.FileContent;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.content.Reencoding;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.TransferSyntax.Payload;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.IncomingInstance;

/**
 * An instance to be sent: as it is stored where the receiver takes that, else, when it is
 * uncompressed, in explicit VR little endian.
 *
 * @param part10 the whole Part 10 object, to be opened more than once
 */
record ToSend(Uid sopClass, Uid sopInstance, TransferSyntax transferSyntax, Content part10) {

  /** The instance in a file. */
  static ToSend of(Path file) throws IOException {
    Part10Object object = new Part10Reader(ReadLimits.DEFAULT).readBefore(Tags.PixelData, file);
    return new ToSend(
        uid(object, Tags.MediaStorageSOPClassUID, Tags.SOPClassUID),
        uid(object, Tags.MediaStorageSOPInstanceUID, Tags.SOPInstanceUID),
        object.transferSyntax(),
        FileContent.of(FileVersion.of(file)));
  }

  /** An instance as a site delivers it, valid as long as that is. */
  static ToSend of(IncomingInstance instance) {
    return new ToSend(
        instance.sopClass(), instance.instance(), instance.transferSyntax(), instance.content());
  }

  private static Uid uid(Part10Object object, Tag meta, Tag dataset) {
    return object
        .dataset()
        .uid(dataset)
        .or(() -> object.fileMeta().uid(meta))
        .orElseThrow(() ->
            ImagingException.of(
                ProblemType.MALFORMED_INPUT,
                "the file names no SOP class or no SOP instance: it can't be sent"));
  }

  /** What is to be negotiated. */
  List<WantedContext> contexts() {
    List<WantedContext> contexts = new ArrayList<>();
    forms().forEach(form -> contexts.add(new WantedContext(sopClass, List.of(form.uid()))));
    return List.copyOf(contexts);
  }

  /** The instance in the first form that is accepted. */
  OutgoingObject object(Predicate<TransferSyntax> accepted) {
    TransferSyntax form = forms().stream().filter(accepted).findFirst().orElse(transferSyntax);
    return OutgoingObject.of(
        sopClass,
        sopInstance,
        form,
        out -> {
          Content sent = form.equals(transferSyntax) ? part10 : explicit();
          long offset = dataSetOffset(sent);
          try (InputStream in = sent.open()) {
            in.skipNBytes(offset);
            in.transferTo(out);
          }
        });
  }

  private List<TransferSyntax> forms() {
    boolean isAsItIs =
        transferSyntax.payload() == Payload.ENCAPSULATED
            || transferSyntax.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    return isAsItIs
        ? List.of(transferSyntax)
        : List.of(transferSyntax, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
  }

  private Content explicit() throws IOException {
    return Reencoding.explicitLittleEndian(part10);
  }

  private static long dataSetOffset(Content part10) throws IOException {
    try (InputStream in = part10.open()) {
      return new Part10Reader(ReadLimits.DEFAULT).readBefore(FIRST, in).dataSetOffset();
    }
  }

  /** What comes before it is little. */
  private static final Tag FIRST = Tags.SpecificCharacterSet;
}
