package org.pontis.config;

import java.util.Map;
import java.util.TreeMap;

/** A sealed interface as a choice: which {@code type} names which permitted record. */
record SealedShape(Map<String, Class<?>> choices) {
  static final String KEY = "type";

  static SealedShape of(Class<?> sealed) {
    Map<String, Class<?>> choices = new TreeMap<>();
    collect(sealed, sealed, choices);
    return new SealedShape(choices);
  }

  /** The name of a record among those its sealed interface permits. */
  static String name(Class<?> sealed, Class<?> permitted) {
    String name = permitted.getSimpleName();
    String suffix = sealed.getSimpleName();
    boolean cut = name.endsWith(suffix) && !name.equals(suffix);
    return Kebab.ofCamel(cut ? name.substring(0, name.length() - suffix.length()) : name);
  }

  private static void collect(Class<?> root, Class<?> sealed, Map<String, Class<?>> choices) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(root, permitted, choices);
      } else {
        choices.put(name(root, permitted), permitted);
      }
    }
  }
}
