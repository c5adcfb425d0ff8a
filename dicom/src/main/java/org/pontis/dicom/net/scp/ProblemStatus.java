package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.Problem;

/** The final status that tells a caller of a problem (PS3.4 B.2.3 and C.4, PS3.7 annex C). */
public final class ProblemStatus {
  private ProblemStatus() {}

  /** The status of a service for a problem, its detail as error comment. */
  public static DimseStatus of(DimseService service, Problem problem) {
    return code(service, problem).because(problem.detail());
  }

  private static DimseStatus code(DimseService service, Problem problem) {
    return switch (problem.type()) {
      case INVALID_QUERY, MALFORMED_INPUT, UNSUPPORTED_KEY, CONFLICT ->
          switch (service) {
            case STORE -> DimseStatus.CANNOT_UNDERSTAND;
            case FIND, MOVE, GET -> DimseStatus.DATA_SET_DOES_NOT_MATCH;
            case ECHO, EVENT_REPORT, N_GET, N_SET, ACTION, CREATE, DELETE ->
                DimseStatus.INVALID_ARGUMENT_VALUE;
          };
      case NOT_FOUND ->
          switch (service) {
            case FIND, MOVE, GET -> DimseStatus.SUCCESS;
            case ECHO, STORE, EVENT_REPORT, N_GET, N_SET, ACTION, CREATE, DELETE ->
                DimseStatus.NO_SUCH_SOP_INSTANCE;
          };
      case NOT_AUTHORIZED -> DimseStatus.NOT_AUTHORIZED;
      case OVERLOADED, LIMIT_EXCEEDED -> exhausted(service);
      case SITE_UNREACHABLE, SITE_TIMEOUT, MALFORMED_FROM_SITE, NOT_ACCEPTABLE, INTERNAL ->
          failed(service);
    };
  }

  private static DimseStatus exhausted(DimseService service) {
    return switch (service) {
      case STORE, FIND -> DimseStatus.OUT_OF_RESOURCES;
      case MOVE, GET -> DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
      case ECHO, EVENT_REPORT, N_GET, N_SET, ACTION, CREATE, DELETE ->
          DimseStatus.RESOURCE_LIMITATION;
    };
  }

  private static DimseStatus failed(DimseService service) {
    return switch (service) {
      case STORE -> DimseStatus.OUT_OF_RESOURCES;
      case FIND -> DimseStatus.UNABLE_TO_PROCESS;
      case MOVE, GET -> DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS;
      case ECHO, EVENT_REPORT, N_GET, N_SET, ACTION, CREATE, DELETE ->
          DimseStatus.PROCESSING_FAILURE;
    };
  }
}
