package org.pontis.testkit.synthetic;

import java.util.Optional;

/**
 * A piece of a body in the cube from -1 to 1: x to the patient's left, y to the back, z to the
 * head.
 *
 * @param angle about z, in radians
 */
record Ellipsoid(Tissue tissue, Point centre, Point axes, double angle) {

  /** A point, or the three half axes. */
  record Point(double x, double y, double z) {}

  static Ellipsoid of(Tissue tissue, double... numbers) {
    return new Ellipsoid(
        tissue,
        new Point(numbers[0], numbers[1], numbers[2]),
        new Point(numbers[3], numbers[4], numbers[5]),
        numbers.length > 6 ? Math.toRadians(numbers[6]) : 0);
  }

  /** What a cut at this height shows of it. */
  Optional<Ellipse> cut(double z) {
    double away = (z - centre.z) / axes.z;
    double shrink = Math.sqrt(Math.max(0, 1 - away * away));
    return shrink < 0.02
        ? Optional.empty()
        : Optional.of(new Ellipse(centre.x, centre.y, axes.x * shrink, axes.y * shrink, angle));
  }
}
