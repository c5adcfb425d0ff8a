package org.pontis.routes.site.dimse.move;

import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * What a C-MOVE of ours makes come.
 *
 * @param originator our calling title and the message id of the C-MOVE
 * @param peer the title of the PACS
 * @param what was asked for
 */
public record Expectation(MoveOriginator originator, AeTitle peer, InstanceRef what) {
  /** Whether a C-STORE names this C-MOVE. */
  boolean isNamedBy(Arrival arrival) {
    return arrival.command().originator().equals(Optional.of(originator));
  }

  /** Whether an instance is one of those asked for. */
  boolean includes(Arrival arrival) {
    return arrival.study().equals(Optional.of(what.study()))
        && (what.series().isEmpty() || what.series().equals(arrival.series()))
        && what.instance().map(arrival.instance()::equals).orElse(true);
  }

  /** Whether the PACS asked calls itself so when it stores. */
  boolean isFrom(Caller caller) {
    return caller.calling().equals(peer);
  }
}
