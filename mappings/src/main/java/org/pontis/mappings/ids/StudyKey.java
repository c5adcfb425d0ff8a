package org.pontis.mappings.ids;

import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.SiteId;

/** A study at a site: two sites may hold studies of the same UID. */
public record StudyKey(SiteId site, Uid study) {}
