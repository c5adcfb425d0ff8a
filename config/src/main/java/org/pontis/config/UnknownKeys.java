package org.pontis.config;

/** What becomes of keys that a record does not have. */
enum UnknownKeys {
  /** Each is a problem, as it may be misspelt. */
  REFUSED,
  /** They are left to whoever reads the whole file. */
  PASSED_OVER
}
