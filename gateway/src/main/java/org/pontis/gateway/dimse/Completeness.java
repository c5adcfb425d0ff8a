package org.pontis.gateway.dimse;

import java.util.List;
import java.util.stream.Collectors;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.SiteId;

/**
 * The final status of operations that not every site took part in. DIMSE has no word for half an
 * answer; success would be a lie, since a client may take what is not there for what does not
 * exist.
 */
final class Completeness {
  /** A code of our own in the block for failures of C-FIND (PS3.4 table C.4-1). */
  static final DimseStatus SITES_SILENT = DimseStatus.of(0xC001);

  private Completeness() {}

  /** The matches that were sent are right; whether they are all. */
  static DimseStatus of(FindSummary summary, int mostResults) {
    if (!summary.problems().isEmpty()) {
      return SITES_SILENT.because(naming(summary.problems()));
    }
    return switch (summary.remainder()) {
      case NONE -> DimseStatus.SUCCESS;
      case MORE ->
          DimseStatus.OUT_OF_RESOURCES.because(
              "only the first " + mostResults + " matches were sent");
    };
  }

  /** A retrieval whose sub-operations went so; instances of silent sites are not among them. */
  static DimseStatus of(DimseStatus counted, List<Problem> problems) {
    return switch (counted.category()) {
      case SUCCESS ->
          problems.isEmpty()
              ? counted
              : DimseStatus.SUB_OPERATIONS_WITH_FAILURES.because(naming(problems));
      case WARNING, FAILURE -> problems.isEmpty() ? counted : counted.because(naming(problems));
      case PENDING, CANCEL -> counted;
    };
  }

  /** Says in the 64 characters there are who did not answer. */
  static String naming(List<Problem> problems) {
    String sites =
        problems.stream()
            .flatMap(problem -> problem.site().stream())
            .map(SiteId::value)
            .distinct()
            .collect(Collectors.joining(", "));
    return sites.isEmpty()
        ? problems.getFirst().detail()
        : "incomplete; no full answer from " + sites;
  }
}
