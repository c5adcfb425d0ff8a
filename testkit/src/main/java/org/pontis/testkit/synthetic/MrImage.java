package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;

/** The MR Image IOD (PS3.3 A.4): series by turns T1- and T2-weighted. */
record MrImage() implements Iod {

  @Override
  public Uid sopClass() {
    return Uids.MRImageStorage;
  }

  @Override
  public PixelFormat format(Slot slot) {
    return PixelFormat.GREY_12;
  }

  private static boolean isT1(Slot slot) {
    return slot.series() % 2 == 0;
  }

  @Override
  public void describe(Slot slot, Attributes attributes) {
    PlaneModules.describe(slot, attributes);
    attributes
        .text(Tags.ImageType, "ORIGINAL", "PRIMARY", "M", "SE")
        .text(Tags.SeriesDescription, isT1(slot) ? "T1 SE tra" : "T2 TSE tra")
        .text(Tags.ProtocolName, isT1(slot) ? "T1 SE tra" : "T2 TSE tra")
        .text(Tags.PatientPosition, "HFS")
        .text(Tags.ScanningSequence, "SE")
        .text(Tags.SequenceVariant, "SK")
        .empty(Tags.ScanOptions)
        .text(Tags.MRAcquisitionType, "2D")
        .decimal(Tags.RepetitionTime, isT1(slot) ? 520 : 4200)
        .decimal(Tags.EchoTime, isT1(slot) ? 12 : 98)
        .number(Tags.EchoTrainLength, isT1(slot) ? 1 : 15)
        .decimal(Tags.MagneticFieldStrength, 1.5)
        .decimal(Tags.FlipAngle, 90)
        .decimal(Tags.WindowCenter, 480)
        .decimal(Tags.WindowWidth, 960);
  }

  @Override
  public byte[] frame(Slot slot, int frame) {
    Canvas canvas = SlicePainter.paint(slot, isT1(slot) ? Tissue::t1 : Tissue::t2);
    canvas.soften(1);
    canvas.roughen(14, slot.noise(frame));
    return format(slot).pack(canvas.values(), 1, 0);
  }
}
