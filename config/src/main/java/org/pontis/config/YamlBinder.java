package org.pontis.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Walks a tree of nodes and a type together; an empty result means a problem was noted. */
final class YamlBinder {
  private final Binding binding;
  private final RecordBinder records;

  YamlBinder(Binding binding) {
    this.binding = binding;
    this.records = new RecordBinder(binding, this);
  }

  Optional<Object> bind(Node node, Type type, String path) {
    if (!binding.admits(node, path)) {
      return Optional.empty();
    }
    return switch (type) {
      case ParameterizedType generic -> bindGeneric(node, generic, path);
      case Class<?> plain -> bindPlain(node, plain, path);
      default -> throw unsupported(type);
    };
  }

  private static IllegalStateException unsupported(Type type) {
    return new IllegalStateException("no YAML form for " + type.getTypeName());
  }

  private Optional<Object> bindGeneric(Node node, ParameterizedType type, String path) {
    Type[] arguments = type.getActualTypeArguments();
    Type raw = type.getRawType();
    if (raw == Optional.class) {
      return bind(node, arguments[0], path).map(Optional::of);
    }
    if (raw == Located.class) {
      return bind(node, arguments[0], path).map(v -> new Located<>(v, binding.at(node)));
    }
    if (raw == List.class) {
      return list(node, arguments[0], path);
    }
    if (raw == Map.class && arguments[0] == String.class) {
      return map(node, arguments[1], path);
    }
    throw unsupported(type);
  }

  private Optional<Object> bindPlain(Node node, Class<?> type, String path) {
    if (type == Secret.class) {
      return secret(node, path);
    }
    if (type == Path.class) {
      return scalar(node, path, binding::path);
    }
    if (type.isEnum()) {
      return scalar(node, path, text -> constant(type, text));
    }
    Optional<Function<String, Object>> reader = Scalars.reader(type);
    if (reader.isPresent()) {
      return scalar(node, path, reader.get());
    }
    if (type.isSealed() && type.isInterface()) {
      return records.choice(node, type, path);
    }
    if (!type.isRecord()) {
      throw unsupported(type);
    }
    RecordShape shape = RecordShape.of(type);
    return shape.isValue()
        ? scalar(node, path, text -> shape.make(List.of(text)))
        : records.record(node, shape, path, List.of());
  }

  private Optional<Object> scalar(Node node, String path, Function<String, ?> reader) {
    if (!(node instanceof ScalarNode scalar) || isNothing(node)) {
      return binding.problem(node, path, "expected one value, found " + kind(node));
    }
    try {
      return Optional.of(reader.apply(scalar.getValue()));
    } catch (IllegalArgumentException refused) {
      return binding.problem(node, path, String.valueOf(refused.getMessage()));
    }
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> Kebab.ofConstant((Enum<?>) c).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown value '%s', expected one of %s".formatted(text, constants(type))));
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(c -> Kebab.ofConstant((Enum<?>) c))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** What can be read of a key; of a list as many items as can be. */
  Component component(Node node, Type type, String path) {
    boolean isList =
        type instanceof ParameterizedType generic && generic.getRawType() == List.class;
    return isList && node instanceof SequenceNode sequence && binding.admits(node, path)
        ? new Component.Several(
            items(sequence, ((ParameterizedType) type).getActualTypeArguments()[0], path))
        : new Component.Single(bind(node, type, path));
  }

  private Optional<Object> list(Node node, Type element, String path) {
    return node instanceof SequenceNode sequence
        ? items(sequence, element, path).whole().map(list -> list)
        : binding.problem(node, path, "expected a list, found " + kind(node));
  }

  private Items<Object> items(SequenceNode sequence, Type element, String path) {
    List<Optional<Object>> values = new ArrayList<>();
    List<Node> nodes = sequence.getValue();
    for (int i = 0; i < nodes.size(); i++) {
      values.add(bind(nodes.get(i), element, path + "[" + i + "]"));
    }
    return new Items<>(values);
  }

  private Optional<Object> map(Node node, Type value, String path) {
    if (!(node instanceof MappingNode mapping)) {
      return binding.problem(node, path, "expected a mapping, found " + kind(node));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Node> entries = records.entries(mapping, path);
    entries.forEach(
        (key, node1) -> bind(node1, value, child(path, key)).ifPresent(v -> values.put(key, v)));
    return values.size() == mapping.getValue().size()
        ? Optional.of(Collections.unmodifiableMap(values))
        : Optional.empty();
  }

  private Optional<Object> secret(Node node, String path) {
    String expected = "expected a reference, {env: NAME} or {file: PATH}";
    if (!(node instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
      return binding.problem(node, path, "a secret is not written here, " + expected);
    }
    Map<String, Node> entries = records.entries(mapping, path);
    if (entries.containsKey("env")) {
      return scalar(entries.get("env"), path, binding::secretFromEnvironment);
    }
    if (entries.containsKey("file")) {
      return scalar(entries.get("file"), path, binding::secretFromFile);
    }
    return binding.problem(node, path, expected);
  }

  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** What stands there, in words. */
  static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when !isNothing(scalar) -> "'" + scalar.getValue() + "'";
      default -> "nothing";
    };
  }

  private static boolean isNothing(Node node) {
    return Tag.NULL.equals(node.getTag());
  }
}
