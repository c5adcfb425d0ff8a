package org.pontis.routes.site.dimse.retrieve;

import java.util.Collection;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.source.Deadline;

/** One of the two services by which a PACS sends instances. */
interface Retriever {
  /** Which one. */
  DimseService service();

  /** Whether it can be tried at all. */
  default boolean isPossible() {
    return true;
  }

  /**
   * Retrieves what is identified into a delivery.
   *
   * @throws org.pontis.dicom.problem.ImagingException when it did not come to a final status
   */
  RetrieveEnd retrieve(Request request, Delivery delivery, Deadline deadline);

  /**
   * What is asked.
   *
   * @param sopClasses of the instances; empty when they are not known
   */
  record Request(RetrieveIdentifier identifier, Collection<Uid> sopClasses) {}
}
