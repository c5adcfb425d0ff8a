package org.pontis.mappings.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;

final class OperationOutcomesTest {

  @ParameterizedTest
  @CsvSource({
    "INVALID_QUERY, INVALID",
    "UNSUPPORTED_KEY, NOTSUPPORTED",
    "NOT_FOUND, NOTFOUND",
    "NOT_ACCEPTABLE, NOTSUPPORTED",
    "NOT_AUTHORIZED, FORBIDDEN",
    "MALFORMED_INPUT, STRUCTURE",
    "LIMIT_EXCEEDED, TOOCOSTLY",
    "OVERLOADED, THROTTLED",
    "SITE_UNREACHABLE, TRANSIENT",
    "SITE_TIMEOUT, TIMEOUT",
    "MALFORMED_FROM_SITE, STRUCTURE",
    "INTERNAL, EXCEPTION"
  })
  void error_saysTheKindInTheCodesOfFhir(ProblemType type, IssueType code) {
    OperationOutcome outcome = OperationOutcomes.error(Problem.of(type, "why"));

    assertThat(outcome.getIssueFirstRep().getCode()).isEqualTo(code);
    assertThat(outcome.getIssueFirstRep().getSeverity()).isEqualTo(IssueSeverity.ERROR);
    assertThat(outcome.getIssueFirstRep().getDetails().getText()).isEqualTo(type.name());
  }

  @Test
  void warnings_nameEverySite() {
    Problem silent =
        Problem.of(ProblemType.SITE_TIMEOUT, new SiteId("east"), "no answer within 20 s");

    OperationOutcome outcome =
        OperationOutcomes.warnings(
            List.of(silent, Problem.of(ProblemType.UNSUPPORTED_KEY, "key X")));

    assertThat(outcome.getIssue())
        .extracting(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
        .containsExactly("Site east: no answer within 20 s", "key X");
    assertThat(outcome.getIssue()).allMatch(issue -> issue.getSeverity() == IssueSeverity.WARNING);
  }
}
