package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;

/** The ways pixels are stored here, after PS3.5 section 8.1.1. */
enum PixelFormat {
  GREY_12(1, 16, 12, "MONOCHROME2"),
  GREY_16(1, 16, 16, "MONOCHROME2"),
  GREY_8(1, 8, 8, "MONOCHROME2"),
  RGB_8(3, 8, 8, "RGB");

  private final int samples;
  private final int allocated;
  private final int stored;
  private final String photometricInterpretation;

  PixelFormat(int samples, int allocated, int stored, String photometricInterpretation) {
    this.samples = samples;
    this.allocated = allocated;
    this.stored = stored;
    this.photometricInterpretation = photometricInterpretation;
  }

  int bytesPerPixel() {
    return samples * allocated / 8;
  }

  int bitsAllocated() {
    return allocated;
  }

  private int greatest() {
    return (1 << stored) - 1;
  }

  /** Values cut to what the format holds, two bytes each. */
  byte[] pack(float[] values, float slope, float intercept) {
    byte[] bytes = new byte[values.length * 2];
    for (int i = 0; i < values.length; i++) {
      int stored = Math.clamp(Math.round((values[i] - intercept) / slope), 0, greatest());
      bytes[2 * i] = (byte) stored;
      bytes[2 * i + 1] = (byte) (stored >>> 8);
    }
    return bytes;
  }

  /** The Image Pixel module (PS3.3 C.7.6.3) but for the pixels. */
  void describe(Extent extent, Attributes attributes) {
    attributes
        .number(Tags.SamplesPerPixel, samples)
        .text(Tags.PhotometricInterpretation, photometricInterpretation)
        .number(Tags.Rows, extent.rows())
        .number(Tags.Columns, extent.columns())
        .number(Tags.BitsAllocated, allocated)
        .number(Tags.BitsStored, stored)
        .number(Tags.HighBit, stored - 1)
        .number(Tags.PixelRepresentation, 0);
    if (samples > 1) {
      attributes.number(Tags.PlanarConfiguration, 0);
    }
  }
}
