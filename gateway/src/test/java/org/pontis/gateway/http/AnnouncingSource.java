package org.pontis.gateway.http;

import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.testkit.ForwardingSource;

/** Another source, that tells before the first thing of a retrieval that it may not be all. */
public record AnnouncingSource(ImagingSource source, Problem announced)
    implements ForwardingSource {

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    sink.incomplete(announced);
    return source.metadata(what, call, sink);
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    sink.incomplete(announced);
    return source.retrieve(what, call, sink);
  }
}
