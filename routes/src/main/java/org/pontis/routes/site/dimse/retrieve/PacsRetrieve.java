package org.pontis.routes.site.dimse.retrieve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
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
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.dimse.pool.AssociationPool;

/** Retrieval of every kind. */
public final class PacsRetrieve {
  private final SiteId site;
  private final Attempts attempts;
  private final Retrieval retrieval;
  private final MetadataRetrieval metadata;

  /**
   * How instances come.
   *
   * @param calling what we call ourselves
   * @param peer what the PACS calls itself
   * @param patience how long nothing may happen
   */
  public record Ways(
      RetrieveMode mode,
      MoveRendezvous rendezvous,
      AeTitle calling,
      AeTitle peer,
      Duration patience) {}

  /** Retrieval over a pool of associations. */
  public PacsRetrieve(SiteId site, AssociationPool pool, LevelFind find, Ways ways) {
    Lister lister = new Lister(site, pool, find);
    this.site = site;
    this.attempts = new Attempts(site, retrievers(site, pool, ways));
    this.retrieval = new Retrieval(site, lister, attempts);
    this.metadata = new MetadataRetrieval(site, lister, retrieval);
  }

  private static List<Retriever> retrievers(SiteId site, AssociationPool pool, Ways ways) {
    Retriever get = new GetRetriever(site, pool);
    Retriever move =
        new MoveRetriever(
            pool,
            ways.rendezvous(),
            new MoveRetriever.Titles(ways.calling(), ways.peer()),
            ways.patience());
    return switch (ways.mode()) {
      case AUTO -> List.of(get, move);
      case C_GET -> List.of(get);
      case C_MOVE -> List.of(move);
    };
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
    List<Problem> problems = retrieval.run(what, new Delivery(what, parts), call.deadline());
    return new RetrieveSummary(parts.delivered(), problems);
  }

  /** As {@link org.pontis.dicom.source.ImagingSource#metadata}. */
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return metadata.run(what, call.deadline(), sink);
  }
}
