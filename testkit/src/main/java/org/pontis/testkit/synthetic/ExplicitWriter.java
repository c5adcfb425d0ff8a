package org.pontis.testkit.synthetic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;

/**
 * Writes explicit VR little endian (PS3.5 section 7.1.2) with defined lengths. Shares no code with
 * the toolkit's own writer, so that tests of its reader do not agree with it by descent.
 */
final class ExplicitWriter {
  private static final Uid IMPLEMENTATION = new Uid("2.25.161803398874989484820458683436563811772");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /** The preamble and the file meta information of PS3.10 section 7.1. */
  void fileMeta(Uid sopClass, Uid sopInstance) {
    ExplicitWriter meta = new ExplicitWriter();
    meta.write(
        Dataset.builder()
            .bytes(Tags.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1})
            .text(Tags.MediaStorageSOPClassUID, Vr.UI, sopClass.value())
            .text(Tags.MediaStorageSOPInstanceUID, Vr.UI, sopInstance.value())
            .text(Tags.TransferSyntaxUID, Vr.UI, "1.2.840.10008.1.2.1")
            .text(Tags.ImplementationClassUID, Vr.UI, IMPLEMENTATION.value())
            .text(Tags.ImplementationVersionName, Vr.SH, "PONTIS_SYNTHETIC")
            .build());
    byte[] group = meta.toByteArray();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    write(
        Dataset.builder()
            .integers(Tags.FileMetaInformationGroupLength, Vr.UL, group.length)
            .build());
    out.writeBytes(group);
  }

  void write(Dataset dataset) {
    dataset.elements().forEach(this::write);
  }

  private void write(Element element) {
    switch (element) {
      case Element.Text text -> value(text.tag(), text.vr(), text.value());
      case Element.Numbers numbers -> value(numbers.tag(), numbers.vr(), numbers.value());
      case Element.Bytes bytes -> value(bytes.tag(), bytes.vr(), bytes.value());
      case Element.Items items -> items(items);
      case Element.BulkDataReference bulk ->
          throw new IllegalArgumentException("no value to write for " + bulk.tag());
    }
  }

  private void value(Tag tag, Vr vr, Slice value) {
    int length = value.length() + (value.length() & 1);
    if (vr.hasLongLength()) {
      longHeader(tag, vr.name(), length);
    } else {
      tag(tag);
      out.writeBytes(vr.name().getBytes(StandardCharsets.US_ASCII));
      number(length, 2);
    }
    out.writeBytes(value.toByteArray());
    if (length > value.length()) {
      out.write(vr.padding());
    }
  }

  private void items(Element.Items sequence) {
    ExplicitWriter content = new ExplicitWriter();
    for (Dataset item : sequence.items()) {
      ExplicitWriter inner = new ExplicitWriter();
      inner.write(item);
      content.tag(Tags.Item);
      content.number(inner.out.size(), 4);
      content.out.writeBytes(inner.toByteArray());
    }
    longHeader(sequence.tag(), "SQ", content.out.size());
    out.writeBytes(content.toByteArray());
  }

  /** The header of a representation with a length of 32 bits. */
  void longHeader(Tag tag, String vr, long length) {
    tag(tag);
    out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
    number(0, 2);
    number(length, 4);
  }

  private void tag(Tag tag) {
    number(tag.group(), 2);
    number(tag.element(), 2);
  }

  private void number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
