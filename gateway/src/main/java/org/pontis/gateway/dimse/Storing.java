package org.pontis.gateway.dimse;

import java.util.Optional;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;

/** Keeps instances. */
@FunctionalInterface
public interface Storing {
  /**
   * Keeps one at a site, or where those go that name none.
   *
   * @throws org.pontis.dicom.problem.ImagingException when it is not kept
   */
  StoreOutcome store(Optional<SiteId> site, OutgoingInstance instance, Call call);
}
