package org.pontis.dicom.net.scp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.DatasetWriter;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.net.dimse.OutgoingObject;

/** A synthetic study of secondary captures with seeded pixels. */
final class Samples {
  static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
  static final Uid STUDY = new Uid("2.25.100");
  static final Uid SERIES = new Uid("2.25.101");
  static final Uid SOP_CLASS = Uids.SecondaryCaptureImageStorage;

  private Samples() {}

  static Uid instance(int number) {
    return new Uid("2.25.102." + number);
  }

  static Dataset dataset(int number) {
    byte[] pixels = new byte[64 * 64];
    new Random(number).nextBytes(pixels);
    return Dataset.builder()
        .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
        .text(Tags.SOPClassUID, Vr.UI, SOP_CLASS.value())
        .text(Tags.SOPInstanceUID, Vr.UI, instance(number).value())
        .text(Tags.StudyDate, Vr.DA, "20261123")
        .text(Tags.StudyTime, Vr.TM, "101500")
        .text(Tags.AccessionNumber, Vr.SH, "A1")
        .text(Tags.Modality, Vr.CS, "OT")
        .text(Tags.ConversionType, Vr.CS, "WSD")
        .text(Tags.ReferringPhysicianName, Vr.PN)
        .text(Tags.PatientName, Vr.PN, "Müller^Jörg")
        .text(Tags.PatientID, Vr.LO, "4711")
        .text(Tags.PatientBirthDate, Vr.DA, "19700101")
        .text(Tags.PatientSex, Vr.CS, "O")
        .text(Tags.StudyInstanceUID, Vr.UI, STUDY.value())
        .text(Tags.SeriesInstanceUID, Vr.UI, SERIES.value())
        .text(Tags.StudyID, Vr.SH, "1")
        .text(Tags.SeriesNumber, Vr.IS, "1")
        .text(Tags.InstanceNumber, Vr.IS, Integer.toString(number))
        .integers(Tags.SamplesPerPixel, Vr.US, 1)
        .text(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
        .integers(Tags.Rows, Vr.US, 64)
        .integers(Tags.Columns, Vr.US, 64)
        .integers(Tags.BitsAllocated, Vr.US, 8)
        .integers(Tags.BitsStored, Vr.US, 8)
        .integers(Tags.HighBit, Vr.US, 7)
        .integers(Tags.PixelRepresentation, Vr.US, 0)
        .bytes(Tags.PixelData, Vr.OB, pixels)
        .build();
  }

  /** The data set of an instance as it travels. */
  static byte[] encoded(int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new DatasetWriter(SYNTAX, BulkSource.NONE).write(dataset(number), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static OutgoingObject object(int number) {
    byte[] bytes = encoded(number);
    return OutgoingObject.of(SOP_CLASS, instance(number), SYNTAX, out -> out.write(bytes));
  }

  /** Part 10 files of the instances 1 to a count. */
  static List<Path> files(Path folder, int count) throws IOException {
    for (int i = 1; i <= count; i++) {
      try (var out = Files.newOutputStream(folder.resolve("I" + i + ".dcm"))) {
        new Part10Writer(SYNTAX, BulkSource.NONE).write(dataset(i), out);
      }
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".dcm")).sorted().toList();
    }
  }
}
