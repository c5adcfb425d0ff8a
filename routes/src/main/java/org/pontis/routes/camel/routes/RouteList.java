package org.pontis.routes.camel.routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The form of a routes file: a list. Camel passes over what is none without a word. */
final class RouteList {
  private RouteList() {}

  /** What a file is instead, of which Camel has made no route. */
  static Optional<RouteProblem> problem(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Optional<Node> root = new Compose(LoadSettings.builder().build()).composeInputStream(in);
      return root.filter(SequenceNode.class::isInstance).isPresent()
          ? Optional.empty()
          : Optional.of(isNone(file, root));
    } catch (IOException | YamlEngineException unreadable) {
      return Optional.of(RouteProblems.of(file, unreadable));
    }
  }

  private static RouteProblem isNone(Path file, Optional<Node> root) {
    int line = root.flatMap(Node::getStartMark).map(Mark::getLine).orElse(0) + 1;
    return new RouteProblem(
        file.toString(), line, "is no list of routes, each of which begins with '- route:'");
  }
}
