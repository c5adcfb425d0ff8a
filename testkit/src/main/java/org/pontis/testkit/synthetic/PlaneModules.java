package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;

/** Frame of Reference and Image Plane (PS3.3 C.7.4.1 and C.7.6.2) of a stack of axial slices. */
final class PlaneModules {
  private static final double FIELD_OF_VIEW = 320;
  private static final double STACK = 240;

  private PlaneModules() {}

  static void describe(Slot slot, Attributes attributes) {
    Extent extent = slot.extent();
    double spacing = FIELD_OF_VIEW / Math.max(extent.rows(), extent.columns());
    double thickness = STACK / extent.instances();
    double z = slot.instance() * thickness - STACK / 2;
    attributes
        .uid(Tags.FrameOfReferenceUID, UidMint.mint(slot.study().seed(), "frame-of-reference"))
        .empty(Tags.PositionReferenceIndicator)
        .decimal(Tags.PixelSpacing, spacing, spacing)
        .decimal(Tags.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
        .decimal(
            Tags.ImagePositionPatient,
            -spacing * extent.columns() / 2,
            -spacing * extent.rows() / 2,
            z)
        .decimal(Tags.SliceLocation, z)
        .decimal(Tags.SliceThickness, thickness);
  }
}
