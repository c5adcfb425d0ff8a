package org.pontis.config;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a text file.
 *
 * @param file the name it was opened under
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

  static Position of(String file, Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Position start(String file) {
    return new Position(file, 1, 1);
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  /** The form {@code file:line:column}, which editors and terminals turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
