package org.pontis.dicom.problem;

/** The kinds of failure; each edge translates every one of them in an exhaustive switch. */
public enum ProblemType {
  /** The caller's question can't be understood. */
  INVALID_QUERY,
  /** A key can be neither matched at the site nor filtered here. */
  UNSUPPORTED_KEY,
  /** Nothing is known under this identifier. */
  NOT_FOUND,
  /** Something else is known under this identifier already. */
  CONFLICT,
  /** It exists, but in no form the caller accepts. */
  NOT_ACCEPTABLE,
  /** The caller may not see or do this. */
  NOT_AUTHORIZED,
  /** Bytes the caller or a file offers do not follow the standard. */
  MALFORMED_INPUT,
  /** A limit on size, depth, count or time of reading was reached. */
  LIMIT_EXCEEDED,
  /** No capacity now; asking again later may succeed. */
  OVERLOADED,
  /** The site can't be reached. */
  SITE_UNREACHABLE,
  /** The site did not answer within the deadline. */
  SITE_TIMEOUT,
  /** The site answered with something that is not what the standard says. */
  MALFORMED_FROM_SITE,
  /** A fault of our own. */
  INTERNAL
}
