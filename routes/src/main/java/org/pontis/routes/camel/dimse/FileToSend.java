package org.pontis.routes.camel.dimse;

import java.io.IOException;
import java.nio.file.Path;
import org.pontis.dicom.content.FileContent;
import org.pontis.dicom.content.FileVersion;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.net.scu.SendableInstance;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** Files as instances to be sent. */
final class FileToSend {
  private FileToSend() {}

  /** The instance in a file. */
  static SendableInstance of(Path file) throws IOException {
    Part10Object object = new Part10Reader(ReadLimits.DEFAULT).readBefore(Tags.PixelData, file);
    return new SendableInstance(
        uid(object, Tags.MediaStorageSOPClassUID, Tags.SOPClassUID),
        uid(object, Tags.MediaStorageSOPInstanceUID, Tags.SOPInstanceUID),
        object.transferSyntax(),
        FileContent.of(FileVersion.of(file)));
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
}
