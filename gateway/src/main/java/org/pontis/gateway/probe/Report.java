package org.pontis.gateway.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what was found. */
final class Report {
  private final Map<Section, List<Finding>> findings = new EnumMap<>(Section.class);
  private final List<String> advice = new ArrayList<>();

  void add(Section section, Finding finding) {
    findings.computeIfAbsent(section, _ -> new ArrayList<>()).add(finding);
  }

  /** Adds what somebody should do. */
  void advise(String sentence) {
    if (!advice.contains(sentence)) {
      advice.add(sentence);
    }
  }

  List<Finding> findings(Section section) {
    return List.copyOf(findings.getOrDefault(section, List.of()));
  }

  List<String> advice() {
    return List.copyOf(advice);
  }
}
