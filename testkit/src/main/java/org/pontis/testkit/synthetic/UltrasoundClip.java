package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;

/**
 * The Ultrasound Multi-frame Image IOD (PS3.3 A.7): a beating heart in a sector, instances by turns
 * with colour Doppler and in grey.
 */
record UltrasoundClip() implements Iod {
  private static final int FRAMES_PER_BEAT = 16;

  @Override
  public Uid sopClass() {
    return Uids.UltrasoundMultiFrameImageStorage;
  }

  @Override
  public PixelFormat format(Slot slot) {
    return slot.instance() % 2 == 0 ? PixelFormat.RGB_8 : PixelFormat.GREY_8;
  }

  @Override
  public void describe(Slot slot, Attributes attributes) {
    attributes
        .text(Tags.ImageType, "ORIGINAL", "PRIMARY", "CARDIAC", "0001")
        .text(Tags.SeriesDescription, "Apical four chamber")
        .empty(Tags.PatientOrientation)
        .number(Tags.NumberOfFrames, slot.extent().frames())
        .decimal(Tags.FrameTime, 50)
        .number(Tags.FrameIncrementPointer, Tags.FrameTime.code())
        .number(Tags.UltrasoundColorDataPresent, slot.instance() % 2 == 0 ? 1 : 0);
  }

  @Override
  public byte[] frame(Slot slot, int frame) {
    double phase = 2 * Math.PI * (frame % FRAMES_PER_BEAT) / FRAMES_PER_BEAT;
    Extent extent = slot.extent();
    float[] echo = heart(extent, phase).values();
    Canvas speckle = new Canvas(extent.rows(), extent.columns(), 1);
    speckle.roughen(1.1f, slot.noise(frame));
    speckle.soften(2);
    float[] grain = speckle.values();
    float[] flow = format(slot) == PixelFormat.RGB_8 ? flow(extent, phase).values() : new float[0];
    byte[] pixels = new byte[extent.rows() * extent.columns() * format(slot).bytesPerPixel()];
    int samples = format(slot).bytesPerPixel();
    for (int i = 0; i < echo.length; i++) {
      if (isInSector(extent, i)) {
        float grey = echo[i] * Math.max(0.05f, grain[i]);
        put(pixels, i * samples, grey, flow.length == 0 ? 0 : flow[i] * grain[i]);
      }
    }
    return pixels;
  }

  /** Stores grey, or red and blue for flow towards and away where there is any. */
  private static void put(byte[] pixels, int at, float grey, float flow) {
    boolean colour = pixels.length > at + 2 && Math.abs(flow) > 30;
    byte level = level(grey);
    pixels[at] = colour ? level(Math.max(flow, 0)) : level;
    if (pixels.length > at + 2) {
      pixels[at + 1] = colour ? level(Math.abs(flow) / 4) : level;
      pixels[at + 2] = colour ? level(Math.max(-flow, 0)) : level;
    }
  }

  private static byte level(float value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }

  private static boolean isInSector(Extent extent, int index) {
    double across = (index % extent.columns() + 0.5 - extent.columns() / 2.0) * 2 / extent.rows();
    int row = index / extent.columns();
    double down = (row + 0.5) * 2 / extent.rows() - 0.06;
    double reach = Math.hypot(across, down);
    return reach > 0.1 && reach < 1.86 && Math.abs(across) < down * 0.84;
  }

  private static Canvas heart(Extent extent, double phase) {
    double relaxed = 0.5 + 0.5 * Math.cos(phase);
    double open = 1 - relaxed;
    Canvas canvas = new Canvas(extent.rows(), extent.columns(), 60);
    canvas.paint(new Ellipse(0, 0.1, 0.62, 0.86, 0), 25);
    canvas.paint(new Ellipse(0, 0.05, 0.56, 0.80, 0), 105);
    double ventricle = 0.14 + 0.07 * relaxed;
    double atrium = 0.13 + 0.05 * open;
    canvas.paint(new Ellipse(0.25, -0.18, ventricle, 0.36 + 0.06 * relaxed, -0.12), 9);
    canvas.paint(new Ellipse(-0.25, -0.12, ventricle * 0.9, 0.30 + 0.05 * relaxed, 0.16), 9);
    canvas.paint(new Ellipse(0.23, 0.52, atrium, atrium * 1.3, 0), 9);
    canvas.paint(new Ellipse(-0.25, 0.52, atrium, atrium * 1.3, 0), 9);
    for (double side : new double[] {-1, 1}) {
      double tilt = side * (0.15 + 0.9 * relaxed);
      canvas.paint(new Ellipse(side * 0.15, 0.27, 0.09, 0.014, tilt), 215);
      canvas.paint(new Ellipse(side * 0.33, 0.27, 0.09, 0.014, -tilt), 215);
    }
    canvas.paint(new Ellipse(0, 0.9, 0.7, 0.03, 0), 230);
    canvas.soften(Math.clamp(extent.rows() / 120, 1, 4));
    return canvas;
  }

  private static Canvas flow(Extent extent, double phase) {
    Canvas canvas = new Canvas(extent.rows(), extent.columns(), 0);
    float speed = (float) (230 * Math.cos(phase));
    canvas.paint(new Ellipse(0.25, 0.05, 0.09, 0.34, -0.1), speed);
    canvas.paint(new Ellipse(-0.25, 0.05, 0.07, 0.26, 0.1), speed * 0.7f);
    canvas.soften(Math.clamp(extent.rows() / 60, 2, 6));
    return canvas;
  }
}
