package org.pontis.routes.site.decorate;

import java.util.function.Supplier;
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

/**
 * Lets a bounded number of calls reach a site at once. Some of them are kept for searches, which
 * end soon, while what moves images lasts as long as its receiver likes.
 */
public final class LimitedSource implements ImagingSource {
  private final ImagingSource source;
  private final Turns calls;
  private final Turns transfers;

  /**
   * A source that is asked by few at once.
   *
   * @param atOnce calls that go through
   * @param transfers of these, calls that move images
   * @param waiting calls of each kind that wait for one of those to end
   */
  public LimitedSource(SiteId site, ImagingSource source, int atOnce, int transfers, int waiting) {
    this.source = source;
    this.calls = new Turns(site, atOnce, waiting);
    this.transfers = new Turns(site, transfers, waiting);
  }

  /** The same, with so many transfers that some turns are left for searches. */
  public LimitedSource(SiteId site, ImagingSource source, int atOnce, int waiting) {
    this(site, source, atOnce, mostOf(atOnce), waiting);
  }

  /** So many of a number of turns that a quarter of them, one at least, is left for others. */
  public static int mostOf(int turns) {
    return Math.max(1, turns - Math.max(1, turns / 4));
  }

  @Override
  public SourceCapabilities capabilities() {
    return source.capabilities();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return calls.when(call.deadline(), () -> source.find(query, call, sink));
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return transfer(call, () -> source.metadata(what, call, sink));
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return transfer(call, () -> source.retrieve(what, call, sink));
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    return transfer(call, () -> source.store(what, call));
  }

  private <T> T transfer(Call call, Supplier<T> action) {
    return transfers.when(call.deadline(), () -> calls.when(call.deadline(), action));
  }

  @Override
  public Health check() {
    return source.check();
  }
}
