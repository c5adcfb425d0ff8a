package org.pontis.routes.camel.routes;

/**
 * What is wrong with a file of routes.
 *
 * @param file its name
 * @param line where, counted from 1; 0 where nobody knows
 */
public record RouteProblem(String file, int line, String detail) {
  /** As compilers write it. */
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + detail : file + ": " + detail;
  }
}
