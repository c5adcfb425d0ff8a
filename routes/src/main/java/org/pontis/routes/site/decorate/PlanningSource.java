package org.pontis.routes.site.decorate;

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

/** Answers every query, whatever the source can do: what it can't is done here. */
public final class PlanningSource implements ImagingSource {
  private final ImagingSource source;

  /** A source that does what another one can't. */
  public PlanningSource(ImagingSource source) {
    this.source = source;
  }

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return PlannedFind.run(query, source.capabilities(), call, source::find, sink);
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return source.metadata(what, call, sink);
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return source.retrieve(what, call, sink);
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    return source.store(what, call);
  }

  @Override
  public Health check() {
    return source.check();
  }
}
