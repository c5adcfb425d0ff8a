package org.pontis.dicom.web;

import java.util.Optional;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;

/** What a client accepts of a resource, ready to be asked about each object as it arrives. */
public interface Negotiated {
  /** How to send an object stored in this transfer syntax; empty when in no accepted form. */
  Optional<Representation> select(TransferSyntax stored);

  /**
   * How to send an object stored in this transfer syntax.
   *
   * @throws ImagingException NOT_ACCEPTABLE, which says what would be
   */
  Representation require(TransferSyntax stored);

  /** Whether every object can be sent as it is stored, whatever its transfer syntax. */
  boolean takesAsStored();
}
