package org.pontis.gateway.http.fhir;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.source.SiteId;

/** A match and where it comes from. */
record Match(SiteId site, Dataset dataset) {}
