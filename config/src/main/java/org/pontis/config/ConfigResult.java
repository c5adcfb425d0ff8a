package org.pontis.config;

import java.util.List;

/** What reading a file gave: the whole value, or everything that is wrong with it. */
public sealed interface ConfigResult<T> {

  /** The file is right. */
  record Valid<T>(T value) implements ConfigResult<T> {}

  /** The file is wrong in these places, in their order; at least one. */
  record Invalid<T>(List<ConfigProblem> problems) implements ConfigResult<T> {
    /** Copies the list. */
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
