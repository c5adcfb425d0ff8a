package org.pontis.dicom.encoding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;

/** The file meta information of PS3.10 section 7.1. */
public final class FileMeta {
  /** What identifies files written here (PS3.7 section D.3.3.2); a UUID under 2.25. */
  public static final Uid IMPLEMENTATION_CLASS_UID =
      new Uid("2.25.171472306932477241917149795205880965725");

  /** The name beside it. */
  public static final String IMPLEMENTATION_VERSION_NAME = "PONTIS";

  private static final byte[] VERSION = {0, 1};
  private static final int PREAMBLE = 128;

  private FileMeta() {}

  /** The meta information of an instance, which its data set identifies. */
  public static Dataset of(Dataset instance, TransferSyntax syntax) {
    DatasetBuilder meta = written(Dataset.empty(), syntax);
    copy(instance, Tags.SOPClassUID, meta, Tags.MediaStorageSOPClassUID);
    copy(instance, Tags.SOPInstanceUID, meta, Tags.MediaStorageSOPInstanceUID);
    return meta.build();
  }

  /** The same meta information for the instance in another transfer syntax. */
  public static Dataset withTransferSyntax(Dataset fileMeta, TransferSyntax syntax) {
    return written(fileMeta, syntax).build();
  }

  private static DatasetBuilder written(Dataset fileMeta, TransferSyntax syntax) {
    return fileMeta.toBuilder()
        .bytes(Tags.FileMetaInformationVersion, Vr.OB, VERSION)
        .text(Tags.TransferSyntaxUID, Vr.UI, syntax.uid().value())
        .text(Tags.ImplementationClassUID, Vr.UI, IMPLEMENTATION_CLASS_UID.value())
        .text(Tags.ImplementationVersionName, Vr.SH, IMPLEMENTATION_VERSION_NAME);
  }

  private static void copy(Dataset from, Tag source, DatasetBuilder to, Tag target) {
    List<String> values = from.strings(source);
    if (!values.isEmpty()) {
      to.text(target, Vr.UI, values.getFirst());
    }
  }

  /** Preamble, prefix and the meta information with its length. */
  public static byte[] encode(Dataset fileMeta) throws IOException {
    ByteArrayOutputStream elements = new ByteArrayOutputStream();
    DatasetWriter writer =
        new DatasetWriter(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, BulkSource.NONE);
    writer.write(fileMeta, elements);
    Dataset length =
        Dataset.builder()
            .integers(Tags.FileMetaInformationGroupLength, Vr.UL, elements.size())
            .build();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[PREAMBLE]);
    file.write(new byte[] {'D', 'I', 'C', 'M'});
    writer.write(length, file);
    elements.writeTo(file);
    return file.toByteArray();
  }
}
