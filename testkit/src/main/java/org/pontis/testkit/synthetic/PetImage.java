package org.pontis.testkit.synthetic;

import java.time.LocalDateTime;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;

/** The PET Image IOD (PS3.3 A.21): glucose uptake in Bq/ml, blurred as the method is. */
record PetImage() implements Iod {
  private static final float SLOPE = 0.5f;

  @Override
  public Uid sopClass() {
    return Uids.PositronEmissionTomographyImageStorage;
  }

  @Override
  public PixelFormat format(Slot slot) {
    return PixelFormat.GREY_16;
  }

  @Override
  public void describe(Slot slot, Attributes attributes) {
    PlaneModules.describe(slot, attributes);
    attributes
        .text(Tags.ImageType, "ORIGINAL", "PRIMARY")
        .text(Tags.SeriesDescription, "PET AC")
        .text(Tags.ProtocolName, "Whole body")
        .decimal(Tags.RescaleIntercept, 0)
        .decimal(Tags.RescaleSlope, SLOPE)
        .decimal(Tags.WindowCenter, 3000)
        .decimal(Tags.WindowWidth, 6000)
        .decimal(Tags.FrameReferenceTime, 1000.0 * slot.instance())
        .number(Tags.ImageIndex, slot.instance() + 1)
        .number(Tags.ActualFrameDuration, 120000)
        .decimal(Tags.DecayFactor, 1.0123);
    series(slot, attributes);
    isotope(slot, attributes);
  }

  /** The PET Series module, PS3.3 C.8.9.1. */
  private static void series(Slot slot, Attributes attributes) {
    attributes
        .text(Tags.SeriesType, "WHOLE BODY", "IMAGE")
        .text(Tags.Units, "BQML")
        .text(Tags.CountsSource, "EMISSION")
        .number(Tags.NumberOfSlices, slot.extent().instances())
        .text(Tags.CorrectedImage, "NORM", "DTIM", "ATTN", "SCAT", "DECY", "RAN")
        .text(Tags.RandomsCorrectionMethod, "DLYD")
        .text(Tags.DecayCorrection, "START")
        .text(Tags.CollimatorType, "NONE");
    position(attributes);
  }

  /** The NM/PET Patient Orientation module, PS3.3 C.8.4.6. */
  private static void position(Attributes attributes) {
    attributes
        .items(
            Tags.PatientOrientationCodeSequence,
            new Code("102538003", "SCT", "recumbent")
                .in(attributes)
                .items(
                    Tags.PatientOrientationModifierCodeSequence,
                    new Code("40199007", "SCT", "supine").in(attributes)))
        .items(
            Tags.PatientGantryRelationshipCodeSequence,
            new Code("102540008", "SCT", "headfirst").in(attributes));
  }

  /** The PET Isotope module, PS3.3 C.8.9.2. */
  private static void isotope(Slot slot, Attributes attributes) {
    LocalDateTime injected = slot.study().exam().started().minusMinutes(60);
    attributes.items(
        Tags.RadiopharmaceuticalInformationSequence,
        attributes
            .item()
            .text(Tags.Radiopharmaceutical, "Fluorodeoxyglucose")
            .text(Tags.RadiopharmaceuticalStartTime, GeneralModules.time(injected))
            .decimal(Tags.RadionuclideTotalDose, 280000000)
            .decimal(Tags.RadionuclideHalfLife, 6586.2)
            .items(
                Tags.RadionuclideCodeSequence,
                new Code("C-111A1", "SRT", "^18^Fluorine").in(attributes)));
  }

  @Override
  public byte[] frame(Slot slot, int frame) {
    Canvas canvas = SlicePainter.paint(slot, Tissue::activity);
    canvas.soften(Math.max(2, slot.extent().rows() / 24));
    canvas.roughen(60, slot.noise(frame));
    canvas.soften(1);
    return format(slot).pack(canvas.values(), SLOPE, 0);
  }
}
