package org.pontis.routes.site.dimse.find;

import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.RetrieveSummary;

/** Where the data sets of instances come from, without their bulk values. */
@FunctionalInterface
public interface Headers {
  /** As {@link org.pontis.dicom.source.ImagingSource#metadata}. */
  RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink);
}
