package org.pontis.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What one run of binding shares: where the file is, what it may refer to, what was found wrong.
 */
final class Binding {
  private static final long SECRET_BYTES = 64 * 1024L;

  private final String file;
  private final Optional<Path> folder;
  private final Function<String, Optional<String>> environment;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final UnknownKeys unknownKeys;
  private int remaining;

  Binding(
      String file,
      Optional<Path> folder,
      Function<String, Optional<String>> environment,
      UnknownKeys unknownKeys,
      int values) {
    this.file = file;
    this.folder = folder;
    this.environment = environment;
    this.unknownKeys = unknownKeys;
    this.remaining = values;
  }

  List<ConfigProblem> problems() {
    return problems.stream().sorted().toList();
  }

  /** What becomes of keys that a record does not have. */
  UnknownKeys unknownKeys() {
    return unknownKeys;
  }

  Position at(Node node) {
    return node.getStartMark().map(m -> Position.of(file, m)).orElse(Position.start(file));
  }

  /** Notes a problem; the empty result stands for the value that could not be made. */
  Optional<Object> problem(Node node, String path, String message) {
    problems.add(new ConfigProblem(at(node), path, message));
    return Optional.empty();
  }

  /** Counts one value; false when there were too many, which is said once. */
  boolean admits(Node node, String path) {
    remaining--;
    if (remaining == -1) {
      problem(node, path, "too many values; aliases count each time they are repeated");
    }
    return remaining >= 0;
  }

  /** A path as written, or relative to the folder of the file. */
  Path path(String text) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("'" + text.replace('\0', '?') + "' is not a path");
    }
    return folder.map(f -> f.resolve(text).normalize()).orElse(Path.of(text));
  }

  Secret secretFromEnvironment(String name) {
    return environment
        .apply(name)
        .filter(value -> !value.isEmpty())
        .map(Secret::of)
        .orElseThrow(
            () -> new IllegalArgumentException("environment variable " + name + " is not set"));
  }

  Secret secretFromFile(String name) {
    Path path = path(name);
    try {
      byte[] bytes = BoundedFile.read(path, SECRET_BYTES);
      String value =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .stripTrailing();
      if (value.isEmpty()) {
        throw new IllegalArgumentException("file " + name + " is empty");
      }
      return Secret.of(value);
    } catch (BoundedFile.TooLarge tooLarge) {
      throw new IllegalArgumentException("file " + name + " is larger than 64 KiB", tooLarge);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("file " + name + " can't be read", unreadable);
    }
  }
}
