package org.pontis.mappings.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pontis.config.Located;

/**
 * The rows of one FHIR resource type, or those an overlay adds or replaces.
 *
 * @param resource the type
 */
public record MappingTable(Located<String> resource, List<ProfileClaim> profiles, List<Row> rows) {
  /** Copies the lists. */
  public MappingTable {
    profiles = List.copyOf(profiles);
    rows = List.copyOf(rows);
  }

  /** This table with an overlay: its rows replace those of the same id or are added at the end. */
  public MappingTable with(MappingTable overlay) {
    if (!overlay.resource().value().equals(resource.value())) {
      throw new IllegalArgumentException(overlay.resource().at() + ": not for " + resource.value());
    }
    Map<String, Row> merged = new LinkedHashMap<>();
    rows.forEach(row -> merged.put(row.id().value(), row));
    overlay.rows().forEach(row -> merged.put(row.id().value(), row));
    List<ProfileClaim> claims = new ArrayList<>(profiles);
    claims.addAll(overlay.profiles());
    return new MappingTable(resource, claims, List.copyOf(merged.values()));
  }
}
