package org.pontis.mappings.study;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.SiteId;

/**
 * Takes instance-level matches, each study's together, and delivers an ImagingStudy whenever a
 * study is complete. Not thread-safe.
 */
public final class StudyAssembler implements DatasetSink {

  @Override
  public boolean accept(SiteId site, Dataset match) {
    return true;
  }

  /** Delivers the study the last matches belonged to. */
  public void finish() {}
}
