package org.pontis.routes.site.dimse.retrieve;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.Part;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.find.LevelFind;
import org.pontis.routes.site.dimse.pool.AssociationPool;

/** Retrieval of every kind. */
public final class PacsRetrieve {
  private final SiteId site;
  private final Attempts attempts;
  private final Retrieval retrieval;
  private final MetadataRetrieval metadata;

  /** Retrieval over a pool of associations. */
  public PacsRetrieve(SiteId site, AssociationPool pool, LevelFind find) {
    Lister lister = new Lister(site, pool, find);
    this.site = site;
    this.attempts = new Attempts(site, List.of(new GetRetriever(pool)));
    this.retrieval = new Retrieval(site, lister, attempts);
    this.metadata = new MetadataRetrieval(site, lister, retrieval);
  }

  /** The service that worked last. */
  public Optional<DimseService> proven() {
    return attempts.proven();
  }

  /** As {@link org.pontis.dicom.source.ImagingSource#retrieve}. */
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    if (what.part() instanceof Part.Whole) {
      Delivery delivery = new Delivery(what, new WholeInstances(site, sink));
      List<Problem> problems = retrieval.run(what, delivery, call.deadline());
      return new RetrieveSummary(delivery.count(), problems);
    }
    InstanceParts parts = new InstanceParts(site, what.part(), sink);
    List<Problem> problems =
        retrieval.run(what, new Delivery(what, parts), call.deadline());
    return new RetrieveSummary(parts.delivered(), problems);
  }

  /** As {@link org.pontis.dicom.source.ImagingSource#metadata}. */
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return metadata.run(what, call.deadline(), sink);
  }
}
