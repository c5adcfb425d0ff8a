package org.pontis.testkit.synthetic;

/**
 * How much of it there is.
 *
 * @param instances in each series
 * @param frames in each instance; only ultrasound has more than one
 */
public record Extent(int series, int instances, int frames, int rows, int columns) {
  /** Checks that there is something. */
  public Extent {
    if (series < 1 || instances < 1 || frames < 1) {
      throw new IllegalArgumentException("a study has at least a series of an image of a frame");
    }
    if (rows < 16 || rows > 0xFFFF || columns < 16 || columns > 0xFFFF) {
      throw new IllegalArgumentException("rows and columns are 16 to 65535");
    }
  }

  /** A small study of the modality. */
  static Extent small(Modality modality) {
    return switch (modality) {
      case CT, PT -> new Extent(1, 12, 1, 128, 128);
      case MR -> new Extent(2, 10, 1, 128, 128);
      case MG -> new Extent(2, 2, 1, 256, 192);
      case US -> new Extent(1, 1, 12, 160, 208);
    };
  }
}
