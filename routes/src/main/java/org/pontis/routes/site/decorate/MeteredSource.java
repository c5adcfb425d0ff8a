package org.pontis.routes.site.decorate;

import java.time.Duration;
import java.util.Optional;
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
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
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
    Meter meter = new Meter(Operation.FIND);
    try {
      FindSummary summary = source.find(query, call, sink);
      meter.succeeded(summary.delivered());
      return summary;
    } catch (ImagingException failure) {
      meter.failed(failure);
      throw failure;
    }
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    Meter meter = new Meter(Operation.METADATA);
    try {
      RetrieveSummary summary = source.metadata(what, call, sink);
      meter.succeeded(summary.delivered());
      return summary;
    } catch (ImagingException failure) {
      meter.failed(failure);
      throw failure;
    }
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    Meter meter = new Meter(Operation.RETRIEVE);
    try {
      RetrieveSummary summary = source.retrieve(what, call, sink);
      meter.succeeded(summary.delivered());
      return summary;
    } catch (ImagingException failure) {
      meter.failed(failure);
      throw failure;
    }
  }

  @Override
  public Health check() {
    return source.check();
  }

  /** One call from its start. */
  private final class Meter {
    private final Operation operation;
    private final long start = System.nanoTime();

    Meter(Operation operation) {
      this.operation = operation;
    }

    void succeeded(long delivered) {
      ended(delivered, Optional.empty());
    }

    void failed(ImagingException failure) {
      ended(0, Optional.of(failure.problem().type()));
    }

    private void ended(long delivered, Optional<ProblemType> failure) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      observer.ended(new Ended(site, operation, took, delivered, failure));
    }
  }
}
