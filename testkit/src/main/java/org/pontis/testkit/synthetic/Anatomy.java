package org.pontis.testkit.synthetic;

import static org.pontis.testkit.synthetic.Tissue.AIR;
import static org.pontis.testkit.synthetic.Tissue.BLOOD;
import static org.pontis.testkit.synthetic.Tissue.BONE;
import static org.pontis.testkit.synthetic.Tissue.FAT;
import static org.pontis.testkit.synthetic.Tissue.FLUID;
import static org.pontis.testkit.synthetic.Tissue.GREY_MATTER;
import static org.pontis.testkit.synthetic.Tissue.KIDNEY;
import static org.pontis.testkit.synthetic.Tissue.LESION;
import static org.pontis.testkit.synthetic.Tissue.LIVER;
import static org.pontis.testkit.synthetic.Tissue.LUNG;
import static org.pontis.testkit.synthetic.Tissue.MYOCARDIUM;
import static org.pontis.testkit.synthetic.Tissue.SOFT;
import static org.pontis.testkit.synthetic.Tissue.WHITE_MATTER;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bodies as ellipsoids, painted in order, after the idea of the Shepp-Logan phantom. The numbers
 * are centre, half axes and, where turned, degrees.
 */
final class Anatomy {
  private static final List<Ellipsoid> HEAD =
      List.of(
          Ellipsoid.of(FAT, 0, 0, -0.1, 0.74, 0.92, 1.05),
          Ellipsoid.of(BONE, 0, 0, -0.1, 0.70, 0.88, 1.01),
          Ellipsoid.of(FLUID, 0, 0, -0.1, 0.62, 0.80, 0.93),
          Ellipsoid.of(GREY_MATTER, 0, 0, -0.1, 0.60, 0.78, 0.91),
          Ellipsoid.of(WHITE_MATTER, -0.27, 0, 0.05, 0.23, 0.60, 0.68, 4),
          Ellipsoid.of(WHITE_MATTER, 0.27, 0, 0.05, 0.23, 0.60, 0.68, -4),
          Ellipsoid.of(GREY_MATTER, -0.17, 0.03, 0, 0.13, 0.22, 0.3, 12),
          Ellipsoid.of(GREY_MATTER, 0.17, 0.03, 0, 0.13, 0.22, 0.3, -12),
          Ellipsoid.of(FLUID, -0.10, -0.16, 0.15, 0.05, 0.20, 0.34, 22),
          Ellipsoid.of(FLUID, 0.10, -0.16, 0.15, 0.05, 0.20, 0.34, -22),
          Ellipsoid.of(FLUID, -0.17, 0.32, 0.12, 0.055, 0.18, 0.3, -24),
          Ellipsoid.of(FLUID, 0.17, 0.32, 0.12, 0.055, 0.18, 0.3, 24),
          Ellipsoid.of(FLUID, 0, 0.04, 0, 0.02, 0.13, 0.2),
          Ellipsoid.of(BONE, 0, -0.62, -0.75, 0.36, 0.22, 0.35),
          Ellipsoid.of(AIR, 0, -0.62, -0.75, 0.28, 0.16, 0.3),
          Ellipsoid.of(FLUID, -0.30, -0.66, -0.5, 0.15, 0.15, 0.17),
          Ellipsoid.of(FLUID, 0.30, -0.66, -0.5, 0.15, 0.15, 0.17),
          Ellipsoid.of(BONE, 0, -0.84, -0.3, 0.2, 0.04, 0.2));

  private static final List<Ellipsoid> CHEST =
      List.of(
          Ellipsoid.of(FAT, 0, 0, 0, 0.94, 0.68, 4),
          Ellipsoid.of(SOFT, 0, 0, 0, 0.88, 0.61, 4),
          Ellipsoid.of(LUNG, -0.44, -0.04, 0, 0.36, 0.47, 1.15, 6),
          Ellipsoid.of(LUNG, 0.44, -0.04, 0, 0.36, 0.47, 1.15, -6),
          Ellipsoid.of(FAT, 0, -0.05, 0, 0.14, 0.42, 1.6),
          Ellipsoid.of(LIVER, -0.38, 0, -1.1, 0.46, 0.48, 0.6),
          Ellipsoid.of(MYOCARDIUM, 0.16, -0.16, -0.35, 0.34, 0.25, 0.5, 30),
          Ellipsoid.of(BLOOD, 0.20, -0.13, -0.35, 0.15, 0.10, 0.32, 30),
          Ellipsoid.of(BLOOD, 0.04, -0.24, -0.3, 0.10, 0.10, 0.3),
          Ellipsoid.of(BLOOD, 0, -0.12, 0.55, 0.09, 0.09, 0.5),
          Ellipsoid.of(BLOOD, 0.12, 0.26, 0, 0.075, 0.075, 3),
          Ellipsoid.of(AIR, 0, 0.06, 0.75, 0.055, 0.055, 0.6),
          Ellipsoid.of(BONE, 0, 0.40, 0, 0.13, 0.11, 4),
          Ellipsoid.of(FLUID, 0, 0.52, 0, 0.05, 0.04, 4),
          Ellipsoid.of(BONE, 0, 0.60, 0, 0.03, 0.06, 4),
          Ellipsoid.of(BONE, 0, -0.56, 0.3, 0.11, 0.035, 1));

  private static final List<Ellipsoid> ABDOMEN =
      List.of(
          Ellipsoid.of(FAT, 0, 0, 0, 0.94, 0.68, 4),
          Ellipsoid.of(SOFT, 0, 0, 0, 0.84, 0.58, 4),
          Ellipsoid.of(FAT, 0, -0.08, 0, 0.74, 0.44, 4),
          Ellipsoid.of(LIVER, -0.42, -0.08, 0.35, 0.38, 0.42, 0.8, -8),
          Ellipsoid.of(LIVER, -0.05, -0.26, 0.45, 0.32, 0.18, 0.5, 12),
          Ellipsoid.of(SOFT, 0.38, -0.20, 0.3, 0.22, 0.22, 0.5, -20),
          Ellipsoid.of(AIR, 0.38, -0.30, 0.3, 0.15, 0.08, 0.35),
          Ellipsoid.of(MYOCARDIUM, 0.58, 0.12, 0.4, 0.14, 0.24, 0.4, -20),
          Ellipsoid.of(KIDNEY, -0.36, 0.28, -0.2, 0.14, 0.19, 0.5, -18),
          Ellipsoid.of(KIDNEY, 0.36, 0.28, -0.1, 0.14, 0.19, 0.5, 18),
          Ellipsoid.of(FAT, -0.30, 0.26, -0.2, 0.06, 0.08, 0.25, -18),
          Ellipsoid.of(FAT, 0.30, 0.26, -0.1, 0.06, 0.08, 0.25, 18),
          Ellipsoid.of(BLOOD, 0.07, 0.20, 0, 0.065, 0.065, 4),
          Ellipsoid.of(BLOOD, -0.09, 0.17, 0, 0.075, 0.055, 4),
          Ellipsoid.of(SOFT, -0.22, 0.46, -0.3, 0.14, 0.1, 2),
          Ellipsoid.of(SOFT, 0.22, 0.46, -0.3, 0.14, 0.1, 2),
          Ellipsoid.of(BONE, 0, 0.38, 0, 0.14, 0.12, 4),
          Ellipsoid.of(FLUID, 0, 0.51, 0, 0.05, 0.04, 4),
          Ellipsoid.of(BONE, 0, 0.58, 0, 0.03, 0.06, 4));

  private Anatomy() {}

  /** A body of this part; the random numbers make it a patient's own. */
  static List<Ellipsoid> of(BodyPart part, SplittableRandom random) {
    List<Ellipsoid> body =
        new ArrayList<>(
            switch (part) {
              case HEAD -> HEAD;
              case CHEST, HEART, BREAST -> CHEST;
              case ABDOMEN -> ABDOMEN;
            });
    switch (part) {
      case HEAD -> addFolds(body, random);
      case CHEST, HEART, BREAST -> addRibsAndVessels(body, random);
      case ABDOMEN -> addBowel(body, random);
    }
    return body;
  }

  private static void addFolds(List<Ellipsoid> body, SplittableRandom random) {
    for (int degrees = 0; degrees < 360; degrees += 12) {
      double angle = Math.toRadians(degrees + random.nextDouble(8));
      double depth = random.nextDouble(0.86, 0.96);
      body.add(
          Ellipsoid.of(
              FLUID,
              0.57 * depth * Math.cos(angle),
              0.75 * depth * Math.sin(angle),
              random.nextDouble(-0.2, 0.05),
              random.nextDouble(0.05, 0.11),
              0.012,
              random.nextDouble(0.2, 0.32),
              Math.toDegrees(angle) + random.nextDouble(-25, 25)));
    }
    body.add(Ellipsoid.of(FLUID, 0, 0, 0.1, 0.012, 0.76, 0.62));
    body.add(lesion(random, 0.35, 0.45));
  }

  private static void addRibsAndVessels(List<Ellipsoid> body, SplittableRandom random) {
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble(0.2, 0.7) * (i % 2 == 0 ? 1 : -1);
      double size = random.nextDouble(0.008, 0.03);
      body.add(
          Ellipsoid.of(
              SOFT,
              x,
              random.nextDouble(-0.3, 0.25),
              random.nextDouble(-0.8, 0.9),
              size,
              size,
              0.2));
    }
    for (int rib = 0; rib < 30; rib++) {
      double angle = Math.PI * (0.1 + 0.8 * (rib % 10) / 9.0) + (rib % 2) * Math.PI;
      body.add(
          Ellipsoid.of(
              BONE,
              0.84 * Math.sin(angle),
              0.57 * Math.cos(angle),
              -0.9 + 0.18 * (rib % 11),
              0.028,
              0.07,
              0.09,
              -Math.toDegrees(Math.atan2(0.57 * Math.cos(angle), 0.84 * Math.sin(angle)))));
    }
    body.add(lesion(random, 0.45, 0.2));
  }

  private static void addBowel(List<Ellipsoid> body, SplittableRandom random) {
    for (int i = 0; i < 16; i++) {
      double x = random.nextDouble(-0.45, 0.5);
      double y = random.nextDouble(-0.38, 0.02);
      double z = random.nextDouble(-1.2, -0.3);
      body.add(Ellipsoid.of(SOFT, x, y, z, 0.09, 0.08, 0.25));
      body.add(Ellipsoid.of(i % 3 == 0 ? AIR : FLUID, x, y, z, 0.06, 0.05, 0.2));
    }
    body.add(lesion(random, 0.4, 0.1));
  }

  private static Ellipsoid lesion(SplittableRandom random, double x, double y) {
    double side = random.nextInt(2) * 2.0 - 1;
    double size = random.nextDouble(0.05, 0.09);
    return Ellipsoid.of(
        LESION,
        side * x * random.nextDouble(0.8, 1),
        y * random.nextDouble(-0.9, 0.6),
        random.nextDouble(-0.1, 0.4),
        size,
        size * random.nextDouble(0.7, 1.2),
        0.2);
  }
}
