package org.pontis.dicom.net.scp;

import java.util.Set;
import org.pontis.dicom.net.dimse.QueryExtension;

/** What can be done with a SOP class, and by whom it is done. */
sealed interface Service {
  record Echo(EchoScp scp) implements Service {}

  record Find(FindScp scp, Set<QueryExtension> extensions) implements Service {
    /** Copies the set. */
    public Find {
      extensions = Set.copyOf(extensions);
    }
  }

  record Move(MoveScp scp) implements Service {}

  record Get(GetScp scp) implements Service {}

  record Commitment(CommitmentScp scp) implements Service {}

  record Availability(AvailabilityScp scp) implements Service {}
}
