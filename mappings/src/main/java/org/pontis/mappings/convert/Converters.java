package org.pontis.mappings.convert;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The closed list of converters. */
public final class Converters {
  private static final Map<String, Converter> BY_NAME =
      Stream.of(
              BodySites.converters(),
              Codes.converters(),
              Dates.converters(),
              Endpoints.converters(),
              Extensions.converters(),
              Identifiers.converters(),
              Names.converters(),
              Numbers.converters(),
              Texts.converters())
          .flatMap(List::stream)
          .collect(
              toMap(
                  Converter::name,
                  Function.identity(),
                  (one, other) -> {
                    throw new IllegalStateException("two converters " + one.name());
                  },
                  TreeMap::new));

  private Converters() {}

  /** The converter of this name. */
  public static Optional<Converter> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The names of all converters, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }
}
