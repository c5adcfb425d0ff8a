package org.pontis.testkit.synthetic;

import java.util.SplittableRandom;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;

/**
 * The Digital Mammography X-Ray Image IOD for presentation (PS3.3 A.27): series by turns of the
 * right and the left breast, images by turns cranio-caudal and medio-lateral oblique.
 */
record Mammogram() implements Iod {
  private static final float FATTY = 1000;

  /**
   * The views with their codes of CID 4014 and, for the right and the left, Patient Orientation.
   */
  private enum View {
    CC("399162004", "cranio-caudal", "L", "R"),
    MLO("399368009", "medio-lateral oblique", "FL", "FR");

    private final String code;
    private final String meaning;
    private final String downOnRight;
    private final String downOnLeft;

    View(String code, String meaning, String downOnRight, String downOnLeft) {
      this.code = code;
      this.meaning = meaning;
      this.downOnRight = downOnRight;
      this.downOnLeft = downOnLeft;
    }
  }

  @Override
  public Uid sopClass() {
    return Uids.DigitalMammographyXRayImageStorageForPresentation;
  }

  @Override
  public PixelFormat format(Slot slot) {
    return PixelFormat.GREY_12;
  }

  private static Laterality laterality(Slot slot) {
    return slot.series() % 2 == 0 ? Laterality.RIGHT : Laterality.LEFT;
  }

  private static View view(Slot slot) {
    return slot.instance() % 2 == 0 ? View.CC : View.MLO;
  }

  @Override
  public void describe(Slot slot, Attributes attributes) {
    Laterality laterality = laterality(slot);
    View view = view(slot);
    boolean right = laterality == Laterality.RIGHT;
    attributes
        .text(Tags.ImageType, "ORIGINAL", "PRIMARY")
        .text(Tags.SeriesDescription, laterality.code() + " CC/MLO")
        .text(Tags.PresentationIntentType, "FOR PRESENTATION")
        .text(Tags.PositionerType, "MAMMOGRAPHIC")
        .text(Tags.OrganExposed, "BREAST")
        .text(Tags.ImageLaterality, laterality.code())
        .text(Tags.ViewPosition, view.name())
        .text(
            Tags.PatientOrientation, right ? "P" : "A", right ? view.downOnRight : view.downOnLeft)
        .text(Tags.BreastImplantPresent, "NO")
        .text(Tags.PartialView, "NO")
        .decimal(Tags.CompressionForce, 98)
        .decimal(Tags.BodyPartThickness, 52)
        .decimal(Tags.KVP, 28)
        .items(
            Tags.ViewCodeSequence,
            new Code(view.code, "SCT", view.meaning)
                .in(attributes)
                .empty(Tags.ViewModifierCodeSequence))
        .items(Tags.AnatomicRegionSequence, new Code("76752008", "SCT", "Breast").in(attributes));
    presentation(attributes);
    detector(slot, attributes);
  }

  /** The DX Image and VOI LUT modules, PS3.3 C.8.11.3 and C.11.2. */
  private static void presentation(Attributes attributes) {
    attributes
        .text(Tags.PixelIntensityRelationship, "LOG")
        .number(Tags.PixelIntensityRelationshipSign, -1)
        .decimal(Tags.RescaleIntercept, 0)
        .decimal(Tags.RescaleSlope, 1)
        .text(Tags.RescaleType, "US")
        .text(Tags.PresentationLUTShape, "IDENTITY")
        .decimal(Tags.WindowCenter, 1600)
        .decimal(Tags.WindowWidth, 3200)
        .empty(Tags.AcquisitionContextSequence);
  }

  /** The DX Detector module, PS3.3 C.8.11.4. */
  private static void detector(Slot slot, Attributes attributes) {
    double spacing = 240.0 / slot.extent().rows();
    attributes
        .text(Tags.DetectorType, "DIRECT")
        .text(Tags.DetectorConfiguration, "AREA")
        .decimal(Tags.ImagerPixelSpacing, spacing, spacing)
        .text(Tags.DetectorID, "DETECTOR 1");
  }

  @Override
  public byte[] frame(Slot slot, int frame) {
    Extent extent = slot.extent();
    Canvas canvas = new Canvas(extent.rows(), extent.columns(), 20);
    double wall = laterality(slot) == Laterality.RIGHT ? 1 : -1;
    double middle = view(slot) == View.CC ? 0 : 0.12;
    breast(canvas, wall, middle, slot.anatomy());
    if (view(slot) == View.MLO) {
      canvas.paint(new Ellipse(wall * 1.05, -0.95, 0.42, 1.15, wall * 0.32), 1750);
    }
    canvas.soften(softness(extent));
    canvas.roughen(28, slot.noise(frame));
    return format(slot).pack(canvas.values(), 1, 0);
  }

  private static int softness(Extent extent) {
    return Math.max(1, extent.rows() / 200);
  }

  private static void breast(Canvas canvas, double wall, double middle, SplittableRandom random) {
    double nipple = wall - wall * 1.42;
    canvas.paint(new Ellipse(nipple, middle, 0.07, 0.05, 0), 1700);
    canvas.paint(new Ellipse(wall, middle, 1.42, 0.84, 0), 1500);
    canvas.paint(new Ellipse(wall, middle, 1.38, 0.81, 0), FATTY);
    canvas.soften(2);
    glands(canvas, wall, middle, random);
    ducts(canvas, wall, middle, random);
  }

  private static void glands(Canvas canvas, double wall, double middle, SplittableRandom random) {
    for (int i = 0; i < 420; i++) {
      double depth = Math.sqrt(random.nextDouble());
      double spread = 0.58 * Math.sqrt(1 - 0.72 * depth * depth);
      double x = wall - wall * (0.12 + 1.1 * depth);
      double y = middle + spread * (random.nextDouble() + random.nextDouble() - 1);
      double size = random.nextDouble(0.02, 0.1);
      float brightness = FATTY + (float) random.nextDouble(-120, 900);
      double turn = random.nextDouble(3);
      canvas.paint(new Ellipse(x, y, size, size * 0.6, turn), brightness);
    }
    canvas.soften(9);
  }

  private static void ducts(Canvas canvas, double wall, double middle, SplittableRandom random) {
    for (int i = 0; i < 14; i++) {
      double turn = random.nextDouble(-0.5, 0.5);
      double length = random.nextDouble(0.15, 0.42);
      double x = wall - wall * (1.34 - length * Math.cos(turn));
      canvas.paint(
          new Ellipse(x, middle + length * Math.sin(turn), length, 0.008, wall * turn),
          (float) random.nextDouble(1500, 2100));
    }
    for (int i = 0; i < 7; i++) {
      double x = wall - wall * (0.6 + random.nextDouble(0.12));
      double y = middle + 0.2 + random.nextDouble(0.12);
      canvas.paint(new Ellipse(x, y, 0.008, 0.008, 0), 3900);
    }
  }
}
