package org.pontis.gateway.http;

import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;

/** A source that delivers what it was told to whatever is asked, then reports these problems. */
public record ScriptedSource(
    List<Dataset> datasets, List<IncomingInstance> instances, List<Problem> problems)
    implements ImagingSource {
  public static final SiteId SITE = new SiteId("scripted");

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return new FindSummary(deliver(sink), FindSummary.Remainder.NONE, problems);
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return new RetrieveSummary(deliver(sink), problems);
  }

  private long deliver(DatasetSink sink) {
    return datasets.stream().takeWhile(dataset -> sink.accept(SITE, dataset)).count();
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return new RetrieveSummary(instances.stream().takeWhile(sink::accept).count(), problems);
  }

  @Override
  public Health check() {
    return new Health(SITE, Health.State.UP, "scripted");
  }
}
