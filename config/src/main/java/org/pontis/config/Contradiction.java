package org.pontis.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown by a check of a record whose values are right one by one and do not go together; each is
 * told at its own place in the file.
 */
public final class Contradiction extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Point> points;

  /**
   * One of them.
   *
   * @param path the keys that lead there from the record, {@code sites[1].id}
   * @param reason what it contradicts and what to do
   */
  public record Point(String path, String reason) {}

  /** Of at least one point. */
  public Contradiction(List<Point> points) {
    super(points.stream().map(Point::reason).collect(Collectors.joining("; ")));
    this.points = List.copyOf(points);
  }

  /**
   * Throws one of these points where there are any.
   *
   * @throws Contradiction of at least one
   */
  public static void ofAny(List<Point> points) {
    if (!points.isEmpty()) {
      throw new Contradiction(points);
    }
  }

  /** What does not go together, in the order it was found. */
  public List<Point> points() {
    return points;
  }
}
