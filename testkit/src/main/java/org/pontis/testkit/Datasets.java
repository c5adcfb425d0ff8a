package org.pontis.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/** Small data sets for tests; no value is of a real person. */
public final class Datasets {
  /** CT Image Storage. */
  public static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  /** Multi-frame Grayscale Byte Secondary Capture Image Storage. */
  public static final String MULTI_FRAME_BYTES = "1.2.840.10008.5.1.4.1.1.7.2";

  /** Ultrasound Multi-frame Image Storage. */
  public static final String ULTRASOUND_MULTI_FRAME = "1.2.840.10008.5.1.4.1.1.3.1";

  /** Basic Text SR Storage. */
  public static final String BASIC_TEXT_SR = "1.2.840.10008.5.1.4.1.1.88.11";

  /** General ECG Waveform Storage. */
  public static final String GENERAL_ECG = "1.2.840.10008.5.1.4.1.1.9.1.2";

  private Datasets() {}

  /** An instance by its identifiers, in UTF-8. */
  public static DatasetBuilder instance(
      String sopClass, String study, String series, String instance) {
    return Dataset.builder()
        .text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192")
        .text(Tags.SOPClassUID, Vr.UI, sopClass)
        .text(Tags.StudyInstanceUID, Vr.UI, study)
        .text(Tags.SeriesInstanceUID, Vr.UI, series)
        .text(Tags.SOPInstanceUID, Vr.UI, instance);
  }

  /** A CT image of 8 by 8 pixels of 16 bits, all of one value. */
  public static Dataset ctImage(String study, String series, String instance, int value) {
    byte[] pixels = new byte[128];
    for (int i = 0; i < pixels.length; i += 2) {
      pixels[i] = (byte) value;
      pixels[i + 1] = (byte) (value >> 8);
    }
    return instance(CT, study, series, instance)
        .text(Tags.Modality, Vr.CS, "CT")
        .putAll(pixelModule(8, 8, 16))
        .bytes(Tags.PixelData, Vr.OW, pixels)
        .build();
  }

  /** The attributes that say how grayscale pixels of one sample lie (PS3.3 C.7.6.3). */
  public static Dataset pixelModule(int rows, int columns, int bitsAllocated) {
    return Dataset.builder()
        .integers(Tags.SamplesPerPixel, Vr.US, 1)
        .text(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
        .integers(Tags.Rows, Vr.US, rows)
        .integers(Tags.Columns, Vr.US, columns)
        .integers(Tags.BitsAllocated, Vr.US, bitsAllocated)
        .integers(Tags.BitsStored, Vr.US, bitsAllocated)
        .integers(Tags.HighBit, Vr.US, bitsAllocated - 1)
        .integers(Tags.PixelRepresentation, Vr.US, 0)
        .build();
  }

  /** A text element in ISO 8859-1, for data sets that declare ISO_IR 100. */
  public static Element latin1(Tag tag, Vr vr, String value) {
    return new Element.Text(
        tag,
        vr,
        Slice.of(value.getBytes(StandardCharsets.ISO_8859_1)),
        CharacterSets.of(List.of("ISO_IR 100")));
  }
}
