package org.pontis.routes;

import java.util.Optional;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.store.Durability;

/**
 * Where instances are stored, and how safely.
 *
 * @param defaultSite the writable site that takes them when the request names none; without it such
 *     requests are refused
 * @param durability what a folder has done before success is answered: `group` and `each` have the
 *     file and its folders on the disk (fsync), `group` lets stores that come together share the
 *     folders' part; `none` leaves writing to the operating system, and a loss of power may take
 *     what was stored in the last half minute
 */
public record StoreSettings(Optional<SiteId> defaultSite, Durability durability) {
  /** What is assumed where nothing is said. */
  public static StoreSettings defaults() {
    return new StoreSettings(Optional.empty(), defaultDurability());
  }

  static Durability defaultDurability() {
    return Durability.GROUP;
  }
}
