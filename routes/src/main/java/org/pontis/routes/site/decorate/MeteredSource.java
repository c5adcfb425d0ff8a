package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
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
import org.pontis.routes.site.decorate.SiteObserver.Ended;
import org.pontis.routes.site.decorate.SiteObserver.Operation;

/** Tells an observer of each call when it has ended. */
public final class MeteredSource implements ImagingSource {
  private final SiteId site;
  private final ImagingSource source;
  private final SiteObserver observer;

  /** A source that answers as another one and tells of it. */
  public MeteredSource(SiteId site, ImagingSource source, SiteObserver observer) {
    this.site = site;
    this.source = source;
    this.observer = observer;
  }

  @Override
  public SourceCapabilities capabilities() {
    return source.capabilities();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return metered(Operation.FIND, () -> source.find(query, call, sink), FindSummary::delivered);
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return metered(
        Operation.METADATA, () -> source.metadata(what, call, sink), RetrieveSummary::delivered);
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return metered(
        Operation.RETRIEVE, () -> source.retrieve(what, call, sink), RetrieveSummary::delivered);
  }

  @Override
  public StoreOutcome store(OutgoingInstance what, Call call) {
    return metered(Operation.STORE, () -> source.store(what, call), _ -> 1);
  }

  @Override
  public Health check() {
    return source.check();
  }

  /** Reports the call however it ends; a receiver that throws has ended it itself. */
  private <T> T metered(Operation operation, Supplier<T> asking, ToLongFunction<T> count) {
    long start = System.nanoTime();
    long delivered = 0;
    Optional<ProblemType> failure = Optional.empty();
    try {
      T summary = asking.get();
      delivered = count.applyAsLong(summary);
      return summary;
    } catch (ImagingException problem) {
      failure = Optional.of(problem.problem().type());
      throw problem;
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      observer.ended(new Ended(site, operation, took, delivered, failure));
    }
  }
}
