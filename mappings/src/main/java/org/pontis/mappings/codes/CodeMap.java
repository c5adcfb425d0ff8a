package org.pontis.mappings.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ConceptMap as a lookup.
 *
 * @param name of its file
 * @param targets by source code
 */
public record CodeMap(String name, Map<String, Target> targets) {

  /** A code of a code system. */
  public record Target(String system, String code, String display) {}

  /** Copies the map. */
  public CodeMap {
    targets = Map.copyOf(targets);
  }

  /** What a source code becomes, if the map has it. */
  public Optional<Target> target(String code) {
    return Optional.ofNullable(targets.get(code));
  }

  /**
   * The source codes that become a code, in their order.
   *
   * @param system absent means any
   */
  public List<String> sources(Optional<String> system, String code) {
    return targets.entrySet().stream()
        .filter(entry -> entry.getValue().code().equals(code))
        .filter(entry -> system.map(entry.getValue().system()::equals).orElse(true))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
