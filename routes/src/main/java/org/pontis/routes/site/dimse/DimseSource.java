package org.pontis.routes.site.dimse;

import java.util.Optional;
import java.util.function.Supplier;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.InstanceSink;
import org.pontis.dicom.source.RetrieveSummary;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.routes.site.dimse.find.FailedStatus;
import org.pontis.routes.site.dimse.find.LevelFind;
import org.pontis.routes.site.dimse.find.PacsFind;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;
import org.pontis.routes.site.dimse.retrieve.PacsRetrieve;

/**
 * A PACS by DIMSE. It matches and pages everything: what the PACS can't do is done here, close to
 * it, so that only the page wanted is completed.
 */
public final class DimseSource implements ImagingSource, AutoCloseable {
  private final SiteId site;
  private final DimsePeer peer;
  private final AssociationPool pool;
  private final PacsFind find;
  private final PacsRetrieve retrieve;
  private final PeerHealth health;

  /**
   * A source that has not talked to its PACS yet.
   *
   * @param rendezvous where instances arrive that it makes the PACS send
   */
  public DimseSource(SiteId site, DimsePeer peer, MoveRendezvous rendezvous) {
    this.site = site;
    this.peer = peer;
    this.pool = new AssociationPool(site, new PeerOpening(peer), peer.limits());
    LevelFind levels = new LevelFind(site, peer.manners());
    this.retrieve = new PacsRetrieve(site, pool, levels, ways(peer, rendezvous));
    this.find = new PacsFind(site, pool, levels, peer.manners(), retrieve::metadata);
    this.health = new PeerHealth(site, this::echo);
  }

  private static PacsRetrieve.Ways ways(DimsePeer peer, MoveRendezvous rendezvous) {
    return new PacsRetrieve.Ways(
        peer.retrieve(),
        rendezvous,
        peer.callingAeTitle(),
        peer.remote().calledAeTitle(),
        peer.patience());
  }

  /** The service that instances came by last, C-GET or C-MOVE. */
  public Optional<DimseService> retrievedBy() {
    return retrieve.proven();
  }

  /** The associations, for whoever counts them. */
  public AssociationPool.Counts associations() {
    return pool.counts();
  }

  @Override
  public SourceCapabilities capabilities() {
    return SourceCapabilities.full();
  }

  @Override
  public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    return asking(call, () -> find.find(query, call, sink));
  }

  @Override
  public RetrieveSummary metadata(InstanceRef what, Call call, DatasetSink sink) {
    return asking(call, () -> retrieve.metadata(what, call, sink));
  }

  @Override
  public RetrieveSummary retrieve(InstanceRef what, Call call, InstanceSink sink) {
    return asking(call, () -> retrieve.retrieve(what, call, sink));
  }

  @Override
  public Health check() {
    AssociationPool.Counts counts = pool.counts();
    return health.now(
        "%s, %d associations open, %d of them idle"
            .formatted(peer.remote(), counts.open(), counts.idle()));
  }

  /** C-ECHO. */
  private void echo(Deadline deadline) {
    DimseStatus status =
        pool.use(Purpose.QUERIES, deadline, scu -> scu.echo(deadline), () -> false);
    if (status.category() != StatusCategory.SUCCESS) {
      throw FailedStatus.failure(site, DimseService.ECHO, status);
    }
  }

  private <T> T asking(Call call, Supplier<T> asking) {
    stopIfOver(call);
    try {
      T answer = asking.get();
      health.succeeded();
      return answer;
    } catch (ImagingException failure) {
      learnFrom(failure, call);
      throw located(failure);
    }
  }

  /** One that was stopped or had no time left says nothing of the PACS. */
  private void learnFrom(ImagingException failure, Call call) {
    if (Thread.currentThread().isInterrupted() || call.deadline().hasPassed()) {
      health.stopped();
    } else {
      health.failed(failure.problem().type());
    }
  }

  private void stopIfOver(Call call) {
    boolean stopped = Thread.currentThread().isInterrupted();
    if (stopped || call.deadline().hasPassed()) {
      String detail = stopped ? "the call was stopped" : "the call's deadline has passed";
      throw new ImagingException(Problem.of(ProblemType.SITE_TIMEOUT, site, detail));
    }
  }

  /** The failure with the site it happened at. */
  private ImagingException located(ImagingException failure) {
    Problem problem = failure.problem();
    return problem.site().isPresent()
        ? failure
        : new ImagingException(
            new Problem(problem.type(), problem.detail(), Optional.of(site)), failure);
  }

  @Override
  public void close() {
    pool.close();
  }
}
