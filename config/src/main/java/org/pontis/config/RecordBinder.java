package org.pontis.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Mappings to records: every key known, none twice, none missing. */
final class RecordBinder {
  private final Binding binding;
  private final YamlBinder values;

  RecordBinder(Binding binding, YamlBinder values) {
    this.binding = binding;
    this.values = values;
  }

  /** The record of a sealed interface that the key {@code type} names. */
  Optional<Object> choice(Node node, Class<?> sealed, String path) {
    if (!(node instanceof MappingNode mapping)) {
      return binding.problem(node, path, "expected a mapping, found " + YamlBinder.kind(node));
    }
    Map<String, Class<?>> choices = SealedShape.of(sealed).choices();
    Optional<Node> type =
        mapping.getValue().stream()
            .filter(t -> SealedShape.KEY.equals(text(t.getKeyNode())))
            .map(NodeTuple::getValueNode)
            .findFirst();
    if (type.isEmpty()) {
      return binding.problem(node, path, "missing key 'type', expected one of " + choices.keySet());
    }
    Class<?> chosen = choices.get(text(type.get()));
    if (chosen == null) {
      return binding.problem(
          type.get(),
          YamlBinder.child(path, SealedShape.KEY),
          "unknown type '%s', expected one of %s".formatted(text(type.get()), choices.keySet()));
    }
    return record(node, RecordShape.of(chosen), path, List.of(SealedShape.KEY));
  }

  /** The record in a mapping that may hold other keys as well, bound elsewhere. */
  Optional<Object> record(Node node, RecordShape shape, String path, List<String> others) {
    if (!(node instanceof MappingNode mapping)) {
      return binding.problem(
          node,
          path,
          "expected a mapping with keys of %s, found %s"
              .formatted(expected(shape, others), YamlBinder.kind(node)));
    }
    Map<String, Node> entries = entries(mapping, path);
    boolean known = refuseUnknown(mapping, shape, path, others);
    Map<String, Component> components = new LinkedHashMap<>();
    for (RecordShape.Key key : shape.keys()) {
      components.put(
          key.name(), component(node, key, Optional.ofNullable(entries.get(key.name())), path));
    }
    List<Object> values =
        components.values().stream().flatMap(one -> one.value().stream()).toList();
    if (!known) {
      components.keySet().retainAll(entries.keySet());
    }
    boolean passed = new RecordChecks(binding, node, path).pass(shape, components);
    return known && passed && values.size() == shape.keys().size()
        ? make(node, shape, values, path)
        : Optional.empty();
  }

  private Optional<Object> make(Node node, RecordShape shape, List<Object> values, String path) {
    try {
      return Optional.of(shape.make(values));
    } catch (IllegalArgumentException refused) {
      return binding.problem(node, path, String.valueOf(refused.getMessage()));
    }
  }

  private Component component(Node parent, RecordShape.Key key, Optional<Node> node, String path) {
    return node.map(
            present -> values.component(present, key.type(), YamlBinder.child(path, key.name())))
        .orElseGet(() -> absent(parent, key, path));
  }

  private Component absent(Node parent, RecordShape.Key key, String path) {
    String missing = "missing key '" + key.name() + "'";
    try {
      Optional<Object> absent = absent(key);
      if (absent.isPresent() && absent.get() instanceof List<?> list) {
        return Component.Several.of(list);
      }
      return new Component.Single(
          absent.isPresent() ? absent : binding.problem(parent, path, missing));
    } catch (IllegalArgumentException refused) {
      return new Component.Single(
          binding.problem(parent, path, missing + ": " + refused.getMessage()));
    }
  }

  /** What a key that is not there means: its default, nothing, or a record of defaults. */
  private static Optional<Object> absent(RecordShape.Key key) {
    Optional<Object> fallback = RecordShape.fallback(key);
    if (fallback.isPresent()) {
      return fallback;
    }
    Type raw = key.type() instanceof ParameterizedType generic ? generic.getRawType() : key.type();
    if (raw == Optional.class) {
      return Optional.of(Optional.empty());
    }
    if (raw == List.class) {
      return Optional.of(List.of());
    }
    if (raw == Map.class) {
      return Optional.of(Map.of());
    }
    return raw instanceof Class<?> type && type.isRecord()
        ? defaults(RecordShape.of(type))
        : Optional.empty();
  }

  private static Optional<Object> defaults(RecordShape shape) {
    List<Object> made = new ArrayList<>();
    shape.keys().forEach(key -> absent(key).ifPresent(made::add));
    return made.size() == shape.keys().size() ? Optional.of(shape.make(made)) : Optional.empty();
  }

  /** The entries of a mapping; a key that stands twice or is no text is a problem. */
  Map<String, Node> entries(MappingNode mapping, String path) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, Position> first = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        binding.problem(key, path, "a key is one word, found " + YamlBinder.kind(key));
        continue;
      }
      Position earlier = first.putIfAbsent(scalar.getValue(), binding.at(key));
      if (earlier == null) {
        entries.put(scalar.getValue(), tuple.getValueNode());
      } else {
        binding.problem(
            key,
            path,
            "key '%s' stands twice, first in line %d".formatted(scalar.getValue(), earlier.line()));
      }
    }
    return entries;
  }

  private boolean refuseUnknown(
      MappingNode mapping, RecordShape shape, String path, List<String> others) {
    if (binding.unknownKeys() == UnknownKeys.PASSED_OVER) {
      return true;
    }
    Set<String> expected = expected(shape, others);
    Set<String> unknown = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = text(tuple.getKeyNode());
      if (!expected.contains(name) && unknown.add(name)) {
        binding.problem(
            tuple.getKeyNode(),
            path,
            "unknown key '%s', expected one of %s".formatted(name, expected));
      }
    }
    return unknown.isEmpty();
  }

  private static Set<String> expected(RecordShape shape, List<String> others) {
    Set<String> expected = new TreeSet<>(others);
    shape.keys().forEach(key -> expected.add(key.name()));
    return expected;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : YamlBinder.kind(node);
  }
}
