package org.pontis.config;

/**
 * Bounds on what is read from one file.
 *
 * @param size in bytes of UTF-8
 * @param depth of nesting
 * @param values bound, counting what an alias repeats each time it is repeated
 */
public record YamlLimits(DataSize size, int depth, int values) {

  /** 1 MiB, 40 levels, 100,000 values: far above any file written by hand. */
  public static YamlLimits standard() {
    return new YamlLimits(DataSize.ofMebibytes(1), 40, 100_000);
  }
}
