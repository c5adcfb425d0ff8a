package org.pontis.config;

/**
 * One thing that is wrong in a file.
 *
 * @param at where
 * @param path the keys that lead there, {@code sites[0].port}; empty for the file as a whole
 * @param message what is wrong and what was expected
 */
public record ConfigProblem(Position at, String path, String message)
    implements Comparable<ConfigProblem> {

  @Override
  public int compareTo(ConfigProblem other) {
    return at.compareTo(other.at);
  }

  /** The form {@code file:line:column: path: message}. */
  @Override
  public String toString() {
    return at + ": " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
