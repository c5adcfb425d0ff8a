package org.pontis.testkit;

import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.StoreOutcome;

/** A source that answers as another one does, but for what is overridden. */
public interface ForwardingSource extends ImagingSource {
  /** The other one. */
  ImagingSource source();

  @Override
  default SourceCapabilities capabilities() {
    return source().capabilities();
  }

  @Override
  default FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return source().find(query, call, sink);
  }

  @Override
  default RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return source().metadata(what, call, sink);
  }

  @Override
  default RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return source().retrieve(what, call, sink);
  }

  @Override
  default StoreOutcome store(OutgoingInstance what, Call call) {
    return source().store(what, call);
  }

  @Override
  default Health check() {
    return source().check();
  }
}
