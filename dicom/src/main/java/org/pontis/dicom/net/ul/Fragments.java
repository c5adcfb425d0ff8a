package org.pontis.dicom.net.ul;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.net.pdu.PDataTf;
import org.pontis.dicom.net.pdu.Pdu;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.source.Deadline;

/** The fragments a peer sends, one after the other, whatever PDUs they come in. */
final class Fragments {
  private final UpperLayer machine;
  private Iterator<PresentationDataValue> arrived = List.<PresentationDataValue>of().iterator();

  Fragments(UpperLayer machine) {
    this.machine = machine;
  }

  /** The next one, valid until the next call; empty when the peer wants to end the association. */
  Optional<PresentationDataValue> next(Deadline deadline) {
    while (!arrived.hasNext()) {
      Pdu pdu = machine.await(deadline);
      if (!(pdu instanceof PDataTf(List<PresentationDataValue> values))) {
        return Optional.empty();
      }
      arrived = values.iterator();
    }
    return Optional.of(arrived.next());
  }

  boolean hasNext() {
    return arrived.hasNext();
  }
}
