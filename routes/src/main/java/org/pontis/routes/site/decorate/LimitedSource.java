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
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.StoreOutcome;

/** Lets a bounded number of calls reach a site at once. */
public final class LimitedSource implements ImagingSource {
  private final ImagingSource source;
  private final Turns turns;

  /**
   * A source that is asked by few at once.
   *
   * @param atOnce calls that go through
   * @param waiting calls that wait for one of those to end
   */
  public LimitedSource(SiteId site, ImagingSource source, int atOnce, int waiting) {
    this.source = source;
    this.turns = new Turns(site, atOnce, waiting);
  }

  @Override
  public SourceCapabilities capabilities() {
    return source.capabilities();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return turns.when(call.deadline(), () -> source.find(query, call, sink));
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return turns.when(call.deadline(), () -> source.metadata(what, call, sink));
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return turns.when(call.deadline(), () -> source.retrieve(what, call, sink));
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    return turns.when(call.deadline(), () -> source.store(what, call));
  }

  @Override
  public Health check() {
    return source.check();
  }
}
