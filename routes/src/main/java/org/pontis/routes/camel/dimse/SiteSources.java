package org.pontis.routes.camel.dimse;

import java.util.Optional;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/** Where the bytes of an instance that arrived are fetched from. */
@FunctionalInterface
public interface SiteSources {
  /** The source of a site, if there is such a site. */
  Optional<ImagingSource> source(SiteId site);
}
