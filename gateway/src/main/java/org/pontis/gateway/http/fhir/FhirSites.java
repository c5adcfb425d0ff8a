package org.pontis.gateway.http.fhir;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.site.MappedSite;

/**
 * Whom FHIR requests ask.
 *
 * @param all sites as one
 * @param one site by itself
 * @param known what mapping knows of each, in configured order
 */
public record FhirSites(
    ImagingSource all, Function<SiteId, Optional<ImagingSource>> one, List<MappedSite> known) {
  /** Copies the list. */
  public FhirSites {
    known = List.copyOf(known);
  }

  Optional<MappedSite> mapped(SiteId id) {
    return known.stream().filter(site -> site.id().equals(id)).findFirst();
  }

  /** What is known of a site a match came from. */
  MappedSite origin(SiteId id) {
    return mapped(id).orElseGet(() -> MappedSite.of(id, id.value()));
  }
}
