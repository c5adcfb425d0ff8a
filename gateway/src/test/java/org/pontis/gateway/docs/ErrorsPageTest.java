package org.pontis.gateway.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.gateway.http.ProblemStatus;
import org.pontis.mappings.outcome.OperationOutcomes;

/** Makes docs/errors.md from the edges' own tables. */
class ErrorsPageTest {
  private static final String INTRODUCTION =
      """
      # Errors

      Made from the code by `ErrorsPageTest`; do not edit.

      Every failure has one of these types, wherever it happens; each edge has its own word for it. Over HTTP the body is
      `application/problem+json` (RFC 9457): `type` is `urn:pontis:problem:` and the type in lower case, `detail` says what is wrong and
      what to do, `site` names the site concerned, `trace` is the id under which the log says more (also in the header `X-Request-Id`).
      Under `/fhir` the body is an OperationOutcome. Over DIMSE `detail` is the Error Comment (0000,0902), cut to 64 characters.

      | type | what it means | HTTP | FHIR issue | C-FIND | C-MOVE, C-GET | C-STORE |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private static final String REST =
      """

      HTTP itself has some more: 404 for addresses where nothing is served, 405 with `Allow`, 408, 414 for an address longer than
      `http.limits.address-length`, 415 for a FHIR search by POST that is no form, 416 with `Content-Range`, 431, 503 while the gateway stops.

      A retrieval that delivers only a part is status 206 with a Warning header that says what is missing; so is one of a study or series of which
      a site may hold more that is down when it begins. A search with a silent site is status 200 with such a header, in FHIR with an `outcome`
      entry. When something fails after the answer has begun of which the header says nothing, the connection is broken, so that half an answer
      never looks whole.

      DIMSE has no word for half an answer either. A C-FIND of which a site was silent sends the matches there are and ends with C001, a code
      of our own in the block for failures; one with more matches than `dimse.limits.search-results` ends with A700. A C-MOVE or C-GET
      counts every instance that did not come, for whatever reason, as failed and ends with B000 or A702; where a site was silent, so that
      it is not known what there is, success becomes B000, and nothing at all A701. C-STORE answers success when the instance is held as
      safely as `store.durability` says, also when it was held before. One that names its SOP class or its instance by what is no UID (PS3.5 9.1, within what
      docs/intentional.md tolerates) is refused with 0122 or 0117, and the association goes on.
      """;

  @Test
  void page_isWhatTheEdgesAnswer() throws IOException {
    JavadocOf types = JavadocOf.type(ProblemType.class);
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (ProblemType type : ProblemType.values()) {
      page.append(
          "| `%s` | %s | %d | `%s` | %s | %s | %s |%n"
              .formatted(
                  type,
                  types.constant(type.name()),
                  ProblemStatus.of(type),
                  OperationOutcomes.error(Problem.of(type, ""))
                      .getIssueFirstRep()
                      .getCode()
                      .toCode(),
                  dimse(DimseService.FIND, type),
                  dimse(DimseService.MOVE, type),
                  dimse(DimseService.STORE, type)));
    }
    page.append(REST);

    GeneratedPage.check("errors.md", page.toString());
  }

  private static DimseStatus dimse(DimseService service, ProblemType type) {
    return org.pontis.dicom.net.scp.ProblemStatus.of(service, Problem.of(type, ""));
  }
}
