package org.pontis.dicom.net.ul;

import java.net.InetSocketAddress;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.problem.Problem;

/** Answers offers and serves the associations that come of them. Used by many threads. */
public interface AssociationAcceptor {
  /** Decides on an offer. */
  Decision negotiate(AssociateRq asked, InetSocketAddress from);

  /** Serves an association; when it returns, one that has not ended is aborted. */
  void serve(Association association);

  /**
   * Hears of a connection over which no offer came that could be answered: what came is no PDU, no
   * TLS or not whole, or nothing came in time.
   */
  default void notBegun(InetSocketAddress from, Problem problem) {}
}
