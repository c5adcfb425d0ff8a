package org.pontis.routes.camel.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.NamedNode;
import org.apache.camel.model.RouteDefinition;

/** The ids of routes. For the files of one folder, one after the other. */
final class RouteIds {
  private final Map<String, String> places = new HashMap<>();

  /** A problem for each route whose id an earlier one has. */
  List<RouteProblem> problems(Path file, List<RouteDefinition> routes) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteDefinition route : routes) {
      own(route).flatMap(id -> taken(file, route, id)).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<RouteProblem> taken(Path file, RouteDefinition route, String id) {
    return Optional.ofNullable(places.putIfAbsent(id, place(file, route)))
        .map(first ->
            new RouteProblem(
                file.toString(),
                line(route),
                "has a route with the id '%s', which the one in %s has: give each its own"
                    .formatted(id, first)));
  }

  /** What people call a route: by its id, or by its place where it has none. */
  static String name(Path file, RouteDefinition route) {
    return own(route)
        .map(id -> "the route '" + id + "'")
        .orElse("the route in " + place(file, route));
  }

  private static Optional<String> own(RouteDefinition route) {
    return Optional.ofNullable(route.getId());
  }

  private static String place(Path file, RouteDefinition route) {
    int line = line(route);
    return line > 0 ? file + ":" + line : file.toString();
  }

  /** The line of a node; 0 where nobody knows. */
  static int line(NamedNode node) {
    return Math.max(0, node.getLineNumber());
  }
}
