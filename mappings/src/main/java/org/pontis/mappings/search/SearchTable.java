package org.pontis.mappings.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.config.YamlLimits;

/**
 * The content of {@code search-parameters.yaml}.
 *
 * @param controls parameters that say how to answer and are left to the server
 */
record SearchTable(List<String> controls, List<ResourceParameters> resources) {
  private static final String RESOURCE = "/mappings/r4/search-parameters.yaml";
  private static final SearchTable TABLE = read();

  SearchTable {
    controls = List.copyOf(controls);
    resources = List.copyOf(resources);
  }

  /** The parameters of one resource type. */
  record ResourceParameters(String resource, List<SearchParameter> parameters) {
    ResourceParameters {
      parameters = List.copyOf(parameters);
    }
  }

  static SearchTable table() {
    return TABLE;
  }

  List<SearchParameter> parameters(String resource) {
    return resources.stream()
        .filter(one -> one.resource().equals(resource))
        .findFirst()
        .map(ResourceParameters::parameters)
        .orElse(List.of());
  }

  private static SearchTable read() {
    ConfigLoader loader = new ConfigLoader(name -> Optional.empty(), YamlLimits.standard());
    try (InputStream in = SearchTable.class.getResourceAsStream(RESOURCE)) {
      String text =
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
      return switch (loader.parse(RESOURCE, text, SearchTable.class)) {
        case ConfigResult.Valid<SearchTable>(SearchTable table) -> table;
        case ConfigResult.Invalid<SearchTable> invalid ->
            throw new IllegalStateException(invalid.problems().toString());
      };
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
