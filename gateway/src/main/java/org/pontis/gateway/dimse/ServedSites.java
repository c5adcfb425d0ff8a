package org.pontis.gateway.dimse;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/**
 * What is served.
 *
 * @param all every site as one source
 * @param one a site by itself
 */
public record ServedSites(
    List<SiteId> ids, ImagingSource all, Function<SiteId, Optional<ImagingSource>> one) {
  /** Copies the list. */
  public ServedSites {
    ids = List.copyOf(ids);
  }
}
