package org.pontis.mappings.outcome;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;

/** Problems as OperationOutcome, with the codes of http://hl7.org/fhir/R4/valueset-issue-type. */
public final class OperationOutcomes {
  private OperationOutcomes() {}

  /** The answer to a request that failed. */
  public static OperationOutcome error(Problem problem) {
    return outcome(List.of(problem), IssueSeverity.ERROR);
  }

  /** What kept an answer from being complete, as the {@code outcome} entry of a search. */
  public static OperationOutcome warnings(List<Problem> problems) {
    return outcome(problems, IssueSeverity.WARNING);
  }

  private static OperationOutcome outcome(List<Problem> problems, IssueSeverity severity) {
    OperationOutcome outcome = new OperationOutcome();
    for (Problem problem : problems) {
      OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue();
      issue.setSeverity(severity).setCode(code(problem.type()));
      issue.setDetails(new CodeableConcept().setText(problem.type().name()));
      issue.setDiagnostics(
          problem.site().map(site -> "Site " + site + ": ").orElse("") + problem.detail());
    }
    return outcome;
  }

  /** The code for a kind of problem. */
  static IssueType code(ProblemType type) {
    return switch (type) {
      case INVALID_QUERY -> IssueType.INVALID;
      case UNSUPPORTED_KEY, NOT_ACCEPTABLE -> IssueType.NOTSUPPORTED;
      case NOT_FOUND -> IssueType.NOTFOUND;
      case CONFLICT -> IssueType.CONFLICT;
      case NOT_AUTHORIZED -> IssueType.FORBIDDEN;
      case MALFORMED_INPUT, MALFORMED_FROM_SITE -> IssueType.STRUCTURE;
      case LIMIT_EXCEEDED -> IssueType.TOOCOSTLY;
      case OVERLOADED -> IssueType.THROTTLED;
      case SITE_UNREACHABLE -> IssueType.TRANSIENT;
      case SITE_TIMEOUT -> IssueType.TIMEOUT;
      case INTERNAL -> IssueType.EXCEPTION;
    };
  }
}
