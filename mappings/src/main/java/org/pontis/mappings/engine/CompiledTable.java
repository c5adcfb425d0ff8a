package org.pontis.mappings.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.ElementPath;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.table.ProfileClaim;
import org.pontis.mappings.table.RowLevel;

/** A mapping table that is known to work. Immutable and thread-safe. */
public final class CompiledTable {
  private final List<CompiledRow> rows;
  private final Map<RowLevel, List<CompiledRow>> byLevel;
  private final List<ProfileClaim> profiles;

  CompiledTable(List<CompiledRow> rows, List<ProfileClaim> profiles) {
    this.rows = List.copyOf(rows);
    this.byLevel = rows.stream().collect(Collectors.groupingBy(row -> row.row().level()));
    this.profiles = List.copyOf(profiles);
  }

  /** The attributes the rows of a level read. */
  public Set<ElementPath> attributes(RowLevel level) {
    return rows(level).stream()
        .flatMap(row -> row.from().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What data sets of a site say about one resource or element, to be collected. */
  public Gathering gather(RowLevel level, MappedSite site) {
    return new Gathering(rows(level), site);
  }

  /** The profiles a resource may claim of which these rows gave no value. */
  public List<String> claims(Set<String> absentRows) {
    return profiles.stream()
        .filter(claim -> claim.requires().stream().noneMatch(id -> absentRows.contains(id.value())))
        .map(ProfileClaim::url)
        .toList();
  }

  /** All rows, for tests and documentation. */
  List<CompiledRow> rows() {
    return rows;
  }

  private List<CompiledRow> rows(RowLevel level) {
    return byLevel.getOrDefault(level, List.of());
  }
}
