package org.pontis.routes.camel.dimse;

import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.StatusTable;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/** What a final status of a peer means for a route. */
final class PeerStatus {
  private static final int OUT_OF_RESOURCES = 0xA7;

  private PeerStatus() {}

  /** An answer, where the status says that it was done, if with a warning. */
  static DimseAnswer answer(
      RemoteEntity remote, DimseOperation operation, DimseStatus status, long count) {
    return switch (status.category()) {
      case SUCCESS, WARNING, CANCEL -> new DimseAnswer(status, count);
      case PENDING, FAILURE ->
          throw ImagingException.of(
              type(status),
              "%s answered %s with status %s, %s"
                  .formatted(remote, operation.option(), status, meaning(operation, status)));
    };
  }

  private static String meaning(DimseOperation operation, DimseStatus status) {
    DimseService service =
        switch (operation) {
          case STORE -> DimseService.STORE;
          case ECHO -> DimseService.ECHO;
          case FIND -> DimseService.FIND;
          case MOVE -> DimseService.MOVE;
        };
    return StatusTable.meaning(service, status.code()).orElse("which the standard does not define");
  }

  /** PS3.7 annex C and the tables of PS3.4 B.2, C.4-1 to C.4-3. */
  private static ProblemType type(DimseStatus status) {
    if (status.hasCodeOf(DimseStatus.MOVE_DESTINATION_UNKNOWN)) {
      return ProblemType.NOT_FOUND;
    }
    if (status.hasCodeOf(DimseStatus.NOT_AUTHORIZED)) {
      return ProblemType.NOT_AUTHORIZED;
    }
    return status.code() >>> 8 == OUT_OF_RESOURCES
        ? ProblemType.OVERLOADED
        : ProblemType.NOT_ACCEPTABLE;
  }
}
