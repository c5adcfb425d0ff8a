package org.pontis.mappings.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.config.YamlLimits;

/** Reads the tables of this module's resources. */
public final class TableLoader {
  private static final ConfigLoader LOADER =
      new ConfigLoader(name -> Optional.empty(), YamlLimits.standard());

  private TableLoader() {}

  /** Reads the resource of this name, such as {@code mappings/r4/patient.yaml}. */
  public static ConfigResult<MappingTable> load(String resource) {
    try (InputStream in = TableLoader.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return LOADER.parse(resource, text, MappingTable.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
