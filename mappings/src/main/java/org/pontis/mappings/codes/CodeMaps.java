package org.pontis.mappings.codes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The code maps that rows may name, read when first asked for. */
public final class CodeMaps {
  private static final Map<String, CodeMap> READ = new ConcurrentHashMap<>();

  private CodeMaps() {}

  /** The map of this name; empty when there is none. */
  public static Optional<CodeMap> find(String name) {
    return switch (name) {
      case "modality", "sex", "laterality", "body-site", "anatomical-region" ->
          Optional.of(READ.computeIfAbsent(name, ConceptMapReader::read));
      default -> Optional.empty();
    };
  }

  /** A map this module ships. */
  public static CodeMap require(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no code map " + name));
  }
}
