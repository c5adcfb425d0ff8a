package org.pontis.dicom.net.scp;

import java.net.InetSocketAddress;
import org.pontis.dicom.problem.Problem;

/** Hears how associations ended that were not released. */
@FunctionalInterface
public interface AssociationFailures {
  /** Nobody. */
  AssociationFailures UNHEARD = (_, _) -> {};

  /** Hears of one. */
  void ended(Caller caller, Problem problem);

  /** Hears of a connection that never became one. */
  default void notBegun(InetSocketAddress from, Problem problem) {}
}
