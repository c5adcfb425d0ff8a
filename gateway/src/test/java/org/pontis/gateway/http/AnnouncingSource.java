package org.pontis.gateway.http;

import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SourceCapabilities;

/** Another source, that tells before the first thing of a retrieval that it may not be all. */
public record AnnouncingSource(ImagingSource source, Problem announced) implements ImagingSource {
  @Override
  public SourceCapabilities capabilities() {
    return source.capabilities();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return source.find(query, call, sink);
  }

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

  @Override
  public Health check() {
    return source.check();
  }
}
