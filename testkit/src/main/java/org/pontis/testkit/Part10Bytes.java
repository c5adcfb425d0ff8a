package org.pontis.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/**
 * Part 10 objects in explicit VR little endian, written out here so that fixtures do not depend on
 * the writer they help to test. Sequences have defined lengths.
 */
public final class Part10Bytes {
  private static final int PREAMBLE = 128;
  private static final Uid EXPLICIT = new Uid("1.2.840.10008.1.2.1");
  private static final Tag ITEM = Tag.of(0xFFFEE000);
  private static final Tag SEQUENCE_END = Tag.of(0xFFFEE0DD);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Part10Bytes() {}

  /** The object of a data set whose pixel data, if any, is native. */
  public static byte[] of(Dataset dataset) {
    return of(EXPLICIT, dataset, List.of());
  }

  /**
   * The object of a data set with encapsulated pixel data: a basic offset table and one fragment
   * for each frame.
   *
   * @param frames each of an even number of bytes
   */
  public static byte[] encapsulated(Uid transferSyntax, Dataset dataset, List<byte[]> frames) {
    return of(transferSyntax, dataset, frames);
  }

  /**
   * The beginning of the object of a data set with native pixel data, up to the pixels, which
   * whoever streams them sends after it.
   *
   * @param dataset without pixel data
   * @param length of all pixels, even
   */
  public static byte[] beforePixels(Dataset dataset, Vr vr, long length) {
    Part10Bytes file = new Part10Bytes();
    file.writeObject(EXPLICIT, dataset);
    file.header(Tags.PixelData, vr, (int) length);
    return file.out.toByteArray();
  }

  private static byte[] of(Uid transferSyntax, Dataset dataset, List<byte[]> frames) {
    Part10Bytes file = new Part10Bytes();
    file.writeObject(transferSyntax, dataset);
    if (!frames.isEmpty()) {
      file.writeFragments(frames);
    }
    return file.out.toByteArray();
  }

  private void writeObject(Uid transferSyntax, Dataset dataset) {
    out.writeBytes(new byte[PREAMBLE]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    byte[] meta = encoded(fileMeta(transferSyntax, dataset));
    write(
        Dataset.builder()
            .integers(Tags.FileMetaInformationGroupLength, Vr.UL, meta.length)
            .build());
    out.writeBytes(meta);
    write(dataset);
  }

  private static Dataset fileMeta(Uid transferSyntax, Dataset dataset) {
    DatasetBuilder meta =
        Dataset.builder()
            .bytes(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
            .text(Tags.TransferSyntaxUID, Vr.UI, transferSyntax.value())
            .text(Tags.ImplementationClassUID, Vr.UI, "2.25.1");
    dataset
        .string(Tags.SOPClassUID)
        .ifPresent(uid -> meta.text(Tags.MediaStorageSOPClassUID, Vr.UI, uid));
    dataset
        .string(Tags.SOPInstanceUID)
        .ifPresent(uid -> meta.text(Tags.MediaStorageSOPInstanceUID, Vr.UI, uid));
    return meta.build();
  }

  private static byte[] encoded(Dataset dataset) {
    Part10Bytes bytes = new Part10Bytes();
    bytes.write(dataset);
    return bytes.out.toByteArray();
  }

  private void write(Dataset dataset) {
    for (Element element : dataset.elements()) {
      byte[] value = value(element);
      header(element.tag(), element.vr(), value.length + (value.length & 1));
      out.writeBytes(value);
      if ((value.length & 1) == 1) {
        out.write(element.vr().padding());
      }
    }
  }

  private static byte[] value(Element element) {
    return switch (element) {
      case Element.Text text -> text.value().toByteArray();
      case Element.Numbers numbers -> littleEndian(numbers.value(), numbers.order());
      case Element.Bytes bytes -> littleEndian(bytes.value(), bytes.order());
      case Element.Items items -> items(items.items());
      case Element.BulkDataReference _ ->
          throw new IllegalArgumentException("a reference has no value to write");
    };
  }

  private static byte[] littleEndian(Slice value, ByteOrder order) {
    if (order != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalArgumentException("big endian values are not supported here");
    }
    return value.toByteArray();
  }

  private static byte[] items(List<Dataset> items) {
    Part10Bytes bytes = new Part10Bytes();
    for (Dataset item : items) {
      byte[] content = encoded(item);
      bytes.itemHeader(ITEM, content.length);
      bytes.out.writeBytes(content);
    }
    return bytes.out.toByteArray();
  }

  private void writeFragments(List<byte[]> frames) {
    header(Tags.PixelData, Vr.OB, -1);
    itemHeader(ITEM, 4 * frames.size());
    int offset = 0;
    for (byte[] frame : frames) {
      number(offset, 4);
      offset += 8 + frame.length;
    }
    for (byte[] frame : frames) {
      itemHeader(ITEM, frame.length);
      out.writeBytes(frame);
    }
    itemHeader(SEQUENCE_END, 0);
  }

  private void header(Tag tag, Vr vr, int length) {
    number(tag.group(), 2);
    number(tag.element(), 2);
    out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
    if (vr.hasLongLength()) {
      number(0, 2);
      number(length, 4);
    } else {
      number(length, 2);
    }
  }

  private void itemHeader(Tag tag, int length) {
    number(tag.group(), 2);
    number(tag.element(), 2);
    number(length, 4);
  }

  private void number(int value, int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    out.write(buffer.array(), 0, bytes);
  }
}
