package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.ProblemStatus;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Performs every operation of the edge: each has a name in the logs, ends in a status whatever
 * happens, leaves one line without patient data, and is known while it lasts.
 */
final class Operations {
  private static final Logger ACCESS = LoggerFactory.getLogger("org.pontis.access");
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private final OperationObserver observer;
  private final InWork inWork = new InWork();

  Operations(OperationObserver observer) {
    this.observer = observer;
  }

  /** What an operation does. */
  @FunctionalInterface
  interface Work<X extends Exception> {
    DimseStatus perform(Operation operation) throws X;
  }

  /** The operations under way. */
  InWork inWork() {
    return inWork;
  }

  /**
   * Performs one.
   *
   * @throws ImagingException what the work throws, whose status the server finds
   */
  <X extends Exception> DimseStatus run(DimseService service, Caller caller, Work<X> work)
      throws X {
    Operation operation = new Operation(traceId());
    long begun = System.nanoTime();
    DimseStatus status = fault(service);
    inWork.begin();
    MDC.put("trace", operation.traceId());
    try {
      status = work.perform(operation);
      explain(service, status);
      return status;
    } catch (ImagingException failure) {
      status = ProblemStatus.of(service, failure.problem());
      LOG.info("{}: {}", service, failure.getMessage());
      throw failure;
    } catch (RuntimeException fault) {
      LOG.error("operation failed", fault);
      return status;
    } finally {
      inWork.end();
      note(service, caller, operation, status, Duration.ofNanos(System.nanoTime() - begun));
      MDC.remove("trace");
    }
  }

  /** Why, in full: the caller gets 64 characters of it. */
  private static void explain(DimseService service, DimseStatus status) {
    status.errorComment().ifPresent(why -> LOG.info("{} ends with {}: {}", service, status, why));
  }

  private void note(
      DimseService service, Caller caller, Operation operation, DimseStatus status, Duration took) {
    observer.ended(new OperationObserver.Ended(service, status, operation.objects(), took));
    ACCESS.info(
        "{} {} to {} {} {} objects {} ms",
        service,
        caller.calling(),
        caller.called(),
        status,
        operation.objects(),
        took.toNanos() / 1e6);
  }

  private static DimseStatus fault(DimseService service) {
    return ProblemStatus.of(
        service, Problem.of(ProblemType.INTERNAL, "a fault of the gateway; its log says more"));
  }

  private static String traceId() {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
