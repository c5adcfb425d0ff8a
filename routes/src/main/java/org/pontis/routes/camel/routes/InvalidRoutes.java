package org.pontis.routes.camel.routes;

import java.util.List;
import java.util.stream.Collectors;

/** Files of routes that can't be run, with every problem found. */
public final class InvalidRoutes extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<RouteProblem> problems;

  InvalidRoutes(List<RouteProblem> problems) {
    super(problems.stream().map(RouteProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order of the files. */
  public List<RouteProblem> problems() {
    return problems;
  }
}
