package org.pontis.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Finds what a path such as {@code sites[1].id} names; where that is not there, what is nearest.
 */
final class NodePath {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)\\]");

  private NodePath() {}

  static Node nearest(Node from, String path) {
    Node nearest = from;
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      Optional<Node> next =
          steps.group(1) == null
              ? item(nearest, Integer.parseInt(steps.group(2)))
              : value(nearest, steps.group(1));
      if (next.isEmpty()) {
        return nearest;
      }
      nearest = next.get();
    }
    return nearest;
  }

  private static Optional<Node> item(Node list, int index) {
    return list instanceof SequenceNode sequence && index < sequence.getValue().size()
        ? Optional.of(sequence.getValue().get(index))
        : Optional.empty();
  }

  private static Optional<Node> value(Node parent, String key) {
    return parent instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(entry ->
                entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
            .map(entry -> entry.getValueNode())
            .findFirst()
        : Optional.empty();
  }
}
