package org.pontis.gateway.dimse;

import java.time.Duration;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;

/** One operation while it is performed: its name in logs, and how much it has moved. */
final class Operation {
  private final String traceId;
  private long objects;

  Operation(String traceId) {
    this.traceId = traceId;
  }

  String traceId() {
    return traceId;
  }

  /** What a source is told of it. */
  Call call(Duration within) {
    return new Call(Deadline.in(within), traceId);
  }

  /** Counts a match or an instance. */
  void moved() {
    objects++;
  }

  long objects() {
    return objects;
  }
}
