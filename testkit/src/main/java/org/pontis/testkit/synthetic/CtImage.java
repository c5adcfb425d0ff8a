package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;

/** The CT Image IOD (PS3.3 A.3) of an axial stack in Hounsfield units. */
record CtImage() implements Iod {
  private static final float INTERCEPT = -1024;

  @Override
  public Uid sopClass() {
    return Uids.CTImageStorage;
  }

  @Override
  public PixelFormat format(Slot slot) {
    return PixelFormat.GREY_12;
  }

  @Override
  public void describe(Slot slot, Attributes attributes) {
    boolean head = slot.study().exam().bodyPart() == BodyPart.HEAD;
    PlaneModules.describe(slot, attributes);
    attributes
        .text(Tags.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
        .text(Tags.SeriesDescription, head ? "Axial 5.0 Hr40" : "Axial 5.0 Br40")
        .text(Tags.PatientPosition, "HFS")
        .text(Tags.ProtocolName, "Routine")
        .decimal(Tags.KVP, 120)
        .number(Tags.XRayTubeCurrent, 220)
        .text(Tags.ConvolutionKernel, "STANDARD")
        .decimal(Tags.RescaleIntercept, INTERCEPT)
        .decimal(Tags.RescaleSlope, 1)
        .text(Tags.RescaleType, "HU")
        .decimal(Tags.WindowCenter, 40)
        .decimal(Tags.WindowWidth, head ? 120 : 400);
  }

  @Override
  public byte[] frame(Slot slot, int frame) {
    Canvas canvas = SlicePainter.paint(slot, Tissue::hounsfield);
    canvas.soften(1);
    canvas.roughen(6, slot.noise(frame));
    return format(slot).pack(canvas.values(), 1, INTERCEPT);
  }
}
