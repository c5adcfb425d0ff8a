package org.pontis.dicom.problem;

/** The one exception of this project: a {@link Problem} on its way to the edge that answers it. */
public final class ImagingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A failure found here. */
  public ImagingException(Problem problem) {
    super(problem.type() + ": " + problem.detail());
    this.problem = problem;
  }

  /** A failure with the lower-level failure that caused it, which goes to the log only. */
  public ImagingException(Problem problem, Throwable cause) {
    super(problem.type() + ": " + problem.detail(), cause);
    this.problem = problem;
  }

  /** Shorthand for a failure that belongs to no particular site. */
  public static ImagingException of(ProblemType type, String detail) {
    return new ImagingException(Problem.of(type, detail));
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
