package org.pontis.testkit.peer;

import java.util.List;

/** The steps of one connection, after which it is closed in order. */
public record DimseScript(List<DimseStep> steps) {
  /** Copies the list. */
  public DimseScript {
    steps = List.copyOf(steps);
  }

  /** A script of these steps. */
  public static DimseScript of(DimseStep... steps) {
    return new DimseScript(List.of(steps));
  }
}
