package org.pontis.routes.site.dimse.find;

import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;

/** What a final status of failure means to whoever asked. */
public final class FailedStatus {
  private FailedStatus() {}

  /** The problem; a peer's comment is not passed on, since it may hold anything. */
  public static Problem problem(SiteId site, DimseService service, DimseStatus status) {
    return Problem.of(
        type(status),
        site,
        "the PACS answered " + service + " with status " + status + ": " + advice(service, status));
  }

  /** The same, to be thrown. */
  public static ImagingException failure(SiteId site, DimseService service, DimseStatus status) {
    return new ImagingException(problem(site, service, status));
  }

  private static ProblemType type(DimseStatus status) {
    boolean exhausted =
        ((status.code() & 0xFF00) == 0xA700 && !isSubOperationFailure(status))
            || status.hasCodeOf(DimseStatus.RESOURCE_LIMITATION);
    return exhausted ? ProblemType.OVERLOADED : ProblemType.MALFORMED_FROM_SITE;
  }

  private static boolean isSubOperationFailure(DimseStatus status) {
    return status.hasCodeOf(DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS);
  }

  private static String advice(DimseService service, DimseStatus status) {
    if (status.hasCodeOf(DimseStatus.MOVE_DESTINATION_UNKNOWN)) {
      return "its administrator has to add our AE title, host and port as a move destination";
    }
    if (status.hasCodeOf(DimseStatus.NOT_AUTHORIZED)) {
      return "its administrator has to allow us this";
    }
    if (isSubOperationFailure(status)) {
      return "it could not send the instances; its log says why";
    }
    if (type(status) == ProblemType.OVERLOADED) {
      return "it is out of resources; ask later, or for less";
    }
    return service == DimseService.FIND
        ? "it does not take this query; its log says why"
        : "it does not take this request; its log says why";
  }
}
