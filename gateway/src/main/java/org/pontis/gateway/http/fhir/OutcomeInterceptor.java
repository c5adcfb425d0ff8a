package org.pontis.gateway.http.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.http.ProblemStatus;
import org.pontis.mappings.outcome.OperationOutcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What HAPI would answer by itself and we put right: failures become OperationOutcomes with the
 * status that the problem has everywhere else, and a bundle has a total only when it is exact.
 */
@Interceptor
public final class OutcomeInterceptor {
  private static final Pattern HAPI_NUMBER = Pattern.compile("^HAPI-[0-9]+: ");
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeInterceptor.class);

  OutcomeInterceptor() {}

  /** What HAPI shall answer instead of what a provider threw. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException translate(Throwable failure) {
    if (failure instanceof BaseServerResponseException known && !isOurs(failure.getCause())) {
      return withOutcome(known);
    }
    return answer(problem(failure));
  }

  /** HAPI says "processing" of whatever has no outcome yet, and its own numbers. */
  private static BaseServerResponseException withOutcome(BaseServerResponseException known) {
    if (known.getOperationOutcome() == null) {
      OperationOutcome outcome = new OperationOutcome();
      outcome
          .addIssue()
          .setSeverity(IssueSeverity.ERROR)
          .setCode(code(known.getStatusCode()))
          .setDiagnostics(HAPI_NUMBER.matcher(known.getMessage()).replaceFirst(""));
      known.setOperationOutcome(outcome);
    }
    return known;
  }

  private static IssueType code(int status) {
    return switch (status) {
      case 400 -> IssueType.INVALID;
      case 404 -> IssueType.NOTFOUND;
      case 405 -> IssueType.NOTSUPPORTED;
      default -> IssueType.PROCESSING;
    };
  }

  /** Takes back the total that HAPI sets to the number of entries where there is none. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void keepTotal(IBaseResource resource) {
    if (resource instanceof Bundle bundle && bundle.hasUserData(SearchBundle.TOTAL)) {
      OptionalInt total = (OptionalInt) bundle.getUserData(SearchBundle.TOTAL);
      bundle.setTotalElement(
          total.isPresent() ? new UnsignedIntType(total.getAsInt()) : new UnsignedIntType());
    }
  }

  private static Problem problem(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ImagingException imaging) {
        return imaging.problem();
      }
      if (at instanceof HttpException) {
        return unreadable(at);
      }
    }
    LOG.error("request failed", failure);
    return Problem.of(
        ProblemType.INTERNAL, "The gateway failed; its log says more under the trace id.");
  }

  /** Of parameters that the server could not take from the request. */
  private static Problem unreadable(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof HttpException known && known.getCode() == 413) {
        return Problem.of(
            ProblemType.LIMIT_EXCEEDED, "the form has more or longer parameters than are read");
      }
    }
    return Problem.of(ProblemType.INVALID_QUERY, "the parameters are not correctly encoded");
  }

  private static boolean isOurs(@Nullable Throwable cause) {
    return cause != null && !(cause instanceof BaseServerResponseException);
  }

  private static BaseServerResponseException answer(Problem problem) {
    int status = ProblemStatus.of(problem.type());
    BaseServerResponseException answer =
        new UnclassifiedServerFailureException(
            status, problem.detail(), OperationOutcomes.error(problem));
    if (status == 503) {
      answer.addResponseHeader("Retry-After", "1");
    }
    return answer;
  }
}
