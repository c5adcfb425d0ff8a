package org.pontis.routes.site.dimse;

import java.time.Duration;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.pool.Opening;
import org.pontis.routes.site.dimse.pool.Purpose;

/** Opens associations with a PACS, no longer than the call that needs one may take. */
record PeerOpening(DimsePeer peer) implements Opening {
  /** Whoever moves watches for what comes, which says more than the answers. */
  private static final Duration ANY_TIME = Duration.ofHours(4);

  @Override
  public DimseScu open(Purpose purpose, Deadline deadline) {
    AssociationRequest request =
        new AssociationRequest(
            peer.callingAeTitle(), purpose.contexts(), purpose.userInformation());
    Timeouts timeouts = Timeouts.DEFAULT;
    AssociationSettings settings =
        AssociationSettings.DEFAULT.with(
            new Timeouts(
                atMost(timeouts.connect(), deadline),
                atMost(timeouts.artim(), deadline),
                atMost(timeouts.progress(), Deadline.in(peer.patience())),
                timeouts.idle()));
    return new DimseScu(
        Association.open(peer.remote(), request, settings),
        purpose.equals(Purpose.MOVES) ? ANY_TIME : peer.patience());
  }

  private static Duration atMost(Duration usual, Deadline deadline) {
    Duration left = deadline.remaining();
    Duration shorter = left.compareTo(usual) < 0 ? left : usual;
    return shorter.isPositive() ? shorter : Duration.ofMillis(1);
  }
}
