package org.pontis.dicom.frames;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;

/** What the image pixel module (PS3.3 C.7.6.3) says of the size and number of frames. */
final class PixelLayout {
  private PixelLayout() {}

  /** Number of Frames; 1 if absent or 0, which writers of single frames put there. */
  static int frames(Dataset dataset) {
    if (dataset.string(Tags.NumberOfFrames).isEmpty()) {
      return 1;
    }
    long frames = dataset.integer(Tags.NumberOfFrames).orElse(-1L);
    if (frames < 0 || frames > Integer.MAX_VALUE) {
      throw FrameProblems.malformed("Number of Frames (0028,0008) is no number of frames");
    }
    return (int) Math.max(1, frames);
  }

  /**
   * Bits of a native frame. Subsampled colours (PS3.3 C.7.6.3.1.2) take less room, unless the value
   * is as long as if they were not subsampled.
   *
   * @param length of the pixel data in bytes
   */
  static long bits(Dataset dataset, long length, int frames) {
    try {
      long pixels =
          Math.multiplyExact(required(dataset, Tags.Rows), required(dataset, Tags.Columns));
      long cell = Math.multiplyExact(samples(dataset), required(dataset, Tags.BitsAllocated));
      long full = Math.multiplyExact(pixels, cell);
      long all = Math.multiplyExact(full, frames);
      return length >= all / Byte.SIZE ? full : subsampled(dataset, full);
    } catch (ArithmeticException tooLarge) {
      throw FrameProblems.malformed("rows, columns, samples and bits make no possible frame");
    }
  }

  private static long subsampled(Dataset dataset, long full) {
    return switch (dataset.string(Tags.PhotometricInterpretation).orElse("")) {
      case "YBR_FULL_422", "YBR_PARTIAL_422" -> full / 3 * 2;
      case "YBR_PARTIAL_420" -> full / 2;
      default -> full;
    };
  }

  private static long samples(Dataset dataset) {
    return dataset.contains(Tags.SamplesPerPixel) ? required(dataset, Tags.SamplesPerPixel) : 1;
  }

  private static long required(Dataset dataset, Tag tag) {
    long value = dataset.integer(tag).orElse(0L);
    if (value < 1) {
      throw FrameProblems.malformed(tag + " is missing or zero, so frames have no size");
    }
    return value;
  }
}
