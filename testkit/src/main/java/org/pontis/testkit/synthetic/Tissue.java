package org.pontis.testkit.synthetic;

/** What a phantom is made of, with its brightness in each kind of image. */
enum Tissue {
  AIR(-1000, 0, 0, 0),
  FAT(-90, 860, 620, 300),
  SOFT(50, 380, 240, 600),
  BONE(900, 60, 50, 400),
  GREY_MATTER(38, 470, 560, 5200),
  WHITE_MATTER(26, 660, 400, 1900),
  FLUID(6, 130, 960, 300),
  LUNG(-820, 25, 25, 250),
  BLOOD(140, 110, 90, 1300),
  MYOCARDIUM(90, 420, 300, 4200),
  LIVER(65, 520, 260, 2200),
  KIDNEY(110, 400, 520, 2600),
  LESION(80, 280, 880, 9500);

  private final float hounsfield;
  private final float t1;
  private final float t2;
  private final float activity;

  Tissue(float hounsfield, float t1, float t2, float activity) {
    this.hounsfield = hounsfield;
    this.t1 = t1;
    this.t2 = t2;
    this.activity = activity;
  }

  /** CT number in Hounsfield units. */
  float hounsfield() {
    return hounsfield;
  }

  /** Signal of a T1-weighted MR image, 0 to 1000. */
  float t1() {
    return t1;
  }

  /** Signal of a T2-weighted MR image, 0 to 1000. */
  float t2() {
    return t2;
  }

  /** Activity of a glucose tracer in Bq/ml. */
  float activity() {
    return activity;
  }
}
