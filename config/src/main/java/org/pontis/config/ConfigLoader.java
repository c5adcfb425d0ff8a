package org.pontis.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a YAML file into a record. Relative paths in the file are relative to the file's folder;
 * secrets are looked up in the environment or in files.
 */
public final class ConfigLoader {
  private final Function<String, Optional<String>> environment;
  private final YamlLimits limits;

  /** A loader that resolves {@code {env: NAME}} through this function. */
  public ConfigLoader(Function<String, Optional<String>> environment, YamlLimits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  /** A loader over the environment of this process, with the standard limits. */
  public static ConfigLoader ofProcess() {
    return new ConfigLoader(
        name -> Optional.ofNullable(System.getenv(name)), YamlLimits.standard());
  }

  /** Reads a file. */
  public <T> ConfigResult<T> load(Path file, Class<T> type) {
    return load(file, type, UnknownKeys.REFUSED);
  }

  /**
   * Reads those keys of a file that the record has, and the records in it, whatever else stands
   * there and however wrong that is.
   */
  public <T> ConfigResult<T> loadPart(Path file, Class<T> type) {
    return load(file, type, UnknownKeys.PASSED_OVER);
  }

  private <T> ConfigResult<T> load(Path file, Class<T> type, UnknownKeys unknownKeys) {
    String name = file.toString();
    try {
      byte[] bytes = BoundedFile.read(file, limits.size().bytes());
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Optional<Path> folder = Optional.ofNullable(file.toAbsolutePath().getParent());
      return bind(new YamlText(name, text, limits), folder, type, unknownKeys);
    } catch (BoundedFile.TooLarge tooLarge) {
      return invalid(name, "larger than " + limits.size());
    } catch (CharacterCodingException notUtf8) {
      return invalid(name, "not UTF-8 text");
    } catch (IOException unreadable) {
      return invalid(name, Files.exists(file) ? "can't be read" : "there is no such file");
    }
  }

  /** Reads text that has this name in problems; relative paths in it stay relative. */
  public <T> ConfigResult<T> parse(String name, String text, Class<T> type) {
    return bind(new YamlText(name, text, limits), Optional.empty(), type, UnknownKeys.REFUSED);
  }

  private static <T> ConfigResult<T> invalid(String name, String message) {
    return new ConfigResult.Invalid<>(
        List.of(new ConfigProblem(Position.start(name), "", message)));
  }

  private <T> ConfigResult<T> bind(
      YamlText yaml, Optional<Path> folder, Class<T> type, UnknownKeys unknownKeys) {
    Node root;
    try {
      root = yaml.compose();
    } catch (YamlText.Refused refused) {
      return new ConfigResult.Invalid<>(List.of(refused.problem()));
    }
    Binding binding = new Binding(yaml.file(), folder, environment, unknownKeys, limits.values());
    Optional<Object> value = new YamlBinder(binding).bind(root, type, "");
    return value.isPresent() && binding.problems().isEmpty()
        ? new ConfigResult.Valid<>(type.cast(value.get()))
        : new ConfigResult.Invalid<>(binding.problems());
  }
}
