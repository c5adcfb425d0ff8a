package org.pontis.testkit.synthetic;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.testkit.Part10Bytes;

/** One image of a {@link SyntheticStudy}; pixels are made frame by frame when written. */
public final class SyntheticInstance {
  private final Slot slot;

  SyntheticInstance(Slot slot) {
    this.slot = slot;
  }

  /** SOP Instance UID. */
  public Uid sopInstanceUid() {
    return slot.sopInstanceUid();
  }

  /** Series Instance UID. */
  public Uid seriesInstanceUid() {
    return slot.study().seriesInstanceUid(slot.series());
  }

  /** SOP Class UID. */
  public Uid sopClassUid() {
    return slot.iod().sopClass();
  }

  /** What it is written in. */
  public TransferSyntax transferSyntax() {
    return TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
  }

  /** Every attribute but Pixel Data. */
  public Dataset dataset() {
    Attributes attributes = new Attributes(slot.study().origin().script());
    GeneralModules.describe(slot, attributes);
    slot.iod().format(slot).describe(slot.extent(), attributes);
    slot.iod().describe(slot, attributes);
    return attributes.build();
  }

  /** The number of frames. */
  public int frames() {
    return slot.extent().frames();
  }

  /** The pixels of a frame, counted from 0, little endian. */
  public byte[] frame(int frame) {
    return slot.iod().frame(slot, frame);
  }

  /** Writes the Part 10 file, holding one frame at a time; leaves the stream open. */
  public void writeTo(OutputStream out) throws IOException {
    PixelFormat format = slot.iod().format(slot);
    Extent extent = slot.extent();
    long length = (long) extent.rows() * extent.columns() * format.bytesPerPixel() * frames();
    Vr vr = format.bitsAllocated() > 8 ? Vr.OW : Vr.OB;
    out.write(Part10Bytes.beforePixels(dataset(), vr, length + (length & 1)));
    for (int frame = 0; frame < frames(); frame++) {
      out.write(frame(frame));
    }
    if ((length & 1) == 1) {
      out.write(0);
    }
  }

  /** Writes the Part 10 file to this path. */
  public void writeTo(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writeTo(out);
    }
  }

  /** The Part 10 file in memory. */
  public byte[] toByteArray() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
