package org.pontis.gateway.http;

import java.util.Optional;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.SiteId;

/**
 * A failure as a caller over HTTP sees it.
 *
 * @param status of HTTP
 * @param code stable, for programs: the problem's type, or what HTTP itself calls it
 * @param detail a sentence without patient data: what is wrong and what to do
 */
public record HttpProblem(int status, String code, String detail, Optional<SiteId> site) {

  /** A problem of imaging. */
  public static HttpProblem of(Problem problem) {
    return new HttpProblem(
        ProblemStatus.of(problem.type()), problem.type().name(), problem.detail(), problem.site());
  }

  /** A problem of HTTP itself. */
  public static HttpProblem of(int status, String code, String detail) {
    return new HttpProblem(status, code, detail, Optional.empty());
  }
}
