package org.pontis.mappings.table;

import java.util.List;
import org.pontis.config.Located;

/**
 * A profile a resource says it fulfils, in {@code meta.profile}, when it does.
 *
 * @param url its canonical URL
 * @param requires ids of the rows that must have given a value
 */
public record ProfileClaim(String url, List<Located<String>> requires) {
  /** Copies the list. */
  public ProfileClaim {
    requires = List.copyOf(requires);
  }
}
