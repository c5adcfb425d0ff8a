package org.pontis.dicom.net.scp;

import org.pontis.dicom.problem.Problem;

/** Hears how associations ended that were not released. */
@FunctionalInterface
public interface AssociationFailures {
  /** Nobody. */
  AssociationFailures UNHEARD = (_, _) -> {};

  /** Hears of one. */
  void ended(Caller caller, Problem problem);
}
