package org.pontis.testkit.synthetic;

import java.util.List;

/** Cuts the study's body at the slot's height. */
final class SlicePainter {
  private SlicePainter() {}

  /** What an imaging method measures of a tissue. */
  @FunctionalInterface
  interface Measure {
    float of(Tissue tissue);
  }

  static Canvas paint(Slot slot, Measure measure) {
    Extent extent = slot.extent();
    Canvas canvas = new Canvas(extent.rows(), extent.columns(), measure.of(Tissue.AIR));
    List<Ellipsoid> body = Anatomy.of(slot.study().exam().bodyPart(), slot.anatomy());
    for (Ellipsoid piece : body) {
      piece.cut(slot.height()).ifPresent(shape -> canvas.paint(shape, measure.of(piece.tissue())));
    }
    return canvas;
  }
}
