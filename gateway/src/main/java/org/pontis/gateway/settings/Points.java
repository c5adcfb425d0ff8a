package org.pontis.gateway.settings;

import java.util.ArrayList;
import java.util.List;
import org.pontis.config.Contradiction;

/** What a check has found so far. */
final class Points {
  private final List<Contradiction.Point> found = new ArrayList<>();

  void add(String path, String reason) {
    found.add(new Contradiction.Point(path, reason));
  }

  /**
   * Ends the check.
   *
   * @throws Contradiction when anything was found
   */
  void tell() {
    Contradiction.ofAny(found);
  }
}
