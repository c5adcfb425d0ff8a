package org.pontis.testkit.synthetic;

/**
 * An ellipse on a {@link Canvas}.
 *
 * @param a half axis along x before turning
 * @param angle of turning, in radians
 */
record Ellipse(double x, double y, double a, double b, double angle) {}
