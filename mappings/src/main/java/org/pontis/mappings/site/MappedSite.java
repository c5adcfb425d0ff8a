package org.pontis.mappings.site;

import java.time.ZoneId;
import java.util.Optional;
import org.pontis.dicom.source.SiteId;

/**
 * What mapping needs to know of a site beside its data sets.
 *
 * @param id its name in ids
 * @param name its name for people
 * @param zone the time zone of dates and times that don't say theirs; without one they lose their
 *     time, since a FHIR dateTime with a time needs a zone
 * @param systems the systems of its identifiers
 */
public record MappedSite(SiteId id, String name, Optional<ZoneId> zone, IdentifierSystems systems) {

  /** A site of which nothing else is known. */
  public static MappedSite of(SiteId id, String name) {
    return new MappedSite(id, name, Optional.empty(), IdentifierSystems.none());
  }
}
