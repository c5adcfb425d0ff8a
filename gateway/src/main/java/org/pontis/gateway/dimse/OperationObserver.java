package org.pontis.gateway.dimse;

import java.time.Duration;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;

/** Told of each operation that has ended; called from many threads, must be quick. */
@FunctionalInterface
public interface OperationObserver {
  /**
   * An operation that has ended.
   *
   * @param status the final one
   * @param objects matches or instances that were sent or taken
   */
  record Ended(DimseService service, DimseStatus status, long objects, Duration took) {}

  /** Takes note of an operation. */
  void ended(Ended operation);
}
