package org.pontis.routes.camel.routes;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel's failures say of the file that caused them. */
final class RouteProblems {
  private RouteProblems() {}

  static RouteProblem of(Path file, Throwable failure) {
    return of(file, 0, failure);
  }

  /** The same where a line is known, should the failure not say a better one. */
  static RouteProblem of(Path file, int knownLine, Throwable failure) {
    int line = knownLine;
    String detail = "can't be run";
    for (Throwable cause : causes(failure)) {
      line = line(cause).orElse(line);
      detail = Optional.ofNullable(cause.getMessage()).orElse(detail);
    }
    return new RouteProblem(file.toString(), line, detail.lines().findFirst().orElse(detail));
  }

  private static Iterable<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20).toList();
  }

  /** A location ends in a colon and the line. */
  private static Optional<Integer> line(@Nullable String location) {
    return Optional.ofNullable(location)
        .map(text -> text.substring(text.lastIndexOf(':') + 1))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(Integer::valueOf);
  }

  private static Optional<Integer> line(Throwable cause) {
    return switch (cause) {
      case MarkedYamlEngineException marked ->
          marked.getProblemMark().map(Mark::getLine).map(line -> line + 1);
      case FailedToCreateRouteException route -> line(route.getLocation());
      default -> Optional.empty();
    };
  }
}
