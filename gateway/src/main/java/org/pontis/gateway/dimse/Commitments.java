package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.CommitmentReply;
import org.pontis.dicom.net.scp.CommitmentScp;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage commitment (PS3.4 annex J): the request is answered at once, then the sites are asked
 * what they hold, and the result goes to the peer that asked: over its association while it keeps
 * that open for it, else over one of our own (PS3.4 J.3.3).
 */
final class Commitments implements CommitmentScp, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Commitments.class);
  private static final int MOST_AT_ONCE = 64;
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * How long a result may wait for the requestor's own association. One that goes on asking there
   * is told over another, so that it does not hold the places of others.
   */
  private static final Duration OVER_ITS_OWN = Duration.ofSeconds(3);

  private final CalledTitles titles;
  private final Destinations peers;
  private final Operations operations;
  private final Duration within;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A provider.
   *
   * @param within how long sites may take to say what they hold
   */
  Commitments(CalledTitles titles, Destinations peers, Operations operations, Duration within) {
    this.titles = titles;
    this.peers = peers;
    this.operations = operations;
    this.within = within;
  }

  @Override
  public DimseStatus requested(CommitmentRequest request, Caller caller, CommitmentReply reply) {
    return operations.run(DimseService.ACTION, caller, _ -> taken(request, caller, reply));
  }

  private DimseStatus taken(CommitmentRequest request, Caller caller, CommitmentReply reply) {
    Optional<Destination> peer = peers.of(caller.calling());
    if (peer.isEmpty()) {
      return DimseStatus.PROCESSING_FAILURE.because(
          "no peer " + caller.calling() + " is configured to report the result to");
    }
    if (!places.tryAcquire()) {
      return DimseStatus.RESOURCE_LIMITATION.because("too many commitments are under way");
    }
    threads.execute(() -> {
      try {
        operations.run(
            DimseService.EVENT_REPORT,
            caller,
            operation -> report(checked(request, caller, operation), reply, peer.get()));
      } catch (ImagingException unheard) {
        LOG.warn("a commitment could not be reported: {}", unheard.getMessage());
      } finally {
        places.release();
      }
    });
    return DimseStatus.SUCCESS;
  }

  private CommitmentResult checked(CommitmentRequest request, Caller caller, Operation operation) {
    return Holdings.check(titles.source(caller.called()), request, operation.call(within));
  }

  private static DimseStatus report(
      CommitmentResult result, CommitmentReply reply, Destination peer) {
    return reply
        .report(result, Deadline.in(OVER_ITS_OWN))
        .orElseGet(() -> reportAnew(result, peer));
  }

  private static DimseStatus reportAnew(CommitmentResult result, Destination peer) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return reported(result, peer);
      } catch (ImagingException unheard) {
        LOG.info("commitment, attempt {}: {}", attempt, unheard.getMessage());
        pause();
      }
    }
    return reported(result, peer);
  }

  private static DimseStatus reported(CommitmentResult result, Destination peer) {
    try (DimseScu association = peer.openToReport()) {
      DimseStatus status = association.reportCommitment(result, peer.deadline());
      release(association, peer);
      return status;
    }
  }

  /** What was reported stays reported, however the association ends. */
  private static void release(DimseScu association, Destination peer) {
    try {
      association.release(peer.deadline());
    } catch (ImagingException gone) {
      LOG.debug("not released: {}", gone.getMessage());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives up what has not been reported. */
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
