package org.pontis.testkit.synthetic;

import java.util.Arrays;

/** A field of values on which shapes are painted; x to the right and y down, both -1 to 1. */
final class Canvas {
  private final int rows;
  private final int columns;
  private final float[] values;

  Canvas(int rows, int columns, float background) {
    this.rows = rows;
    this.columns = columns;
    this.values = new float[rows * columns];
    Arrays.fill(values, background);
  }

  float[] values() {
    return values;
  }

  /** Paints over what is there. Row by row, since the ends of each row's chord are known. */
  void paint(Ellipse shape, float value) {
    double cos = Math.cos(shape.angle());
    double sin = Math.sin(shape.angle());
    double inverseA = 1 / (shape.a() * shape.a());
    double inverseB = 1 / (shape.b() * shape.b());
    double xx = cos * cos * inverseA + sin * sin * inverseB;
    double xy = cos * sin * (inverseA - inverseB);
    double yy = sin * sin * inverseA + cos * cos * inverseB;
    double reach = Math.max(shape.a(), shape.b());
    int last = Math.min(rows - 1, row(shape.y() + reach));
    for (int row = Math.max(0, row(shape.y() - reach)); row <= last; row++) {
      double dy = (row + 0.5) * 2 / rows - 1 - shape.y();
      double root = xy * xy * dy * dy - xx * (yy * dy * dy - 1);
      if (root > 0) {
        double middle = shape.x() - xy * dy / xx;
        double half = Math.sqrt(root) / xx;
        fill(row, column(middle - half), column(middle + half), value);
      }
    }
  }

  private void fill(int row, int from, int to, float value) {
    int first = Math.max(0, from);
    int end = Math.min(columns, to);
    if (first < end) {
      Arrays.fill(values, row * columns + first, row * columns + end, value);
    }
  }

  private int row(double y) {
    return (int) Math.floor((y + 1) * rows / 2);
  }

  private int column(double x) {
    return (int) Math.round((x + 1) * columns / 2);
  }

  /** Averages each value with its neighbours but for the border of the canvas; softens edges. */
  void soften(int times) {
    float[] spare = values.clone();
    for (int i = 0; i < times; i++) {
      for (int row = 0; row < rows; row++) {
        average(values, spare, row * columns + 1, columns - 2, 1);
      }
      average(spare, values, columns, (rows - 2) * columns, columns);
    }
  }

  private static void average(float[] from, float[] to, int start, int count, int step) {
    for (int i = start; i < start + count; i++) {
      to[i] = 0.25f * from[i - step] + 0.5f * from[i] + 0.25f * from[i + step];
    }
  }

  /** Adds noise of about this deviation, the same for the same seed. */
  void roughen(float deviation, long seed) {
    long state = seed * 0x9E3779B97F4A7C15L | 1;
    for (int i = 0; i < values.length; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      int sum = (int) (state & 0xFF) + (int) (state >>> 8 & 0xFF) + (int) (state >>> 16 & 0xFF);
      values[i] += (sum - 382.5f) / 128 * deviation;
    }
  }
}
