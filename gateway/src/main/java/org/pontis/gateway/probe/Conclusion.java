package org.pontis.gateway.probe;

/**
 * What the probe comes to.
 *
 * @param us as the PACS has to know us
 * @param use whether the PACS can be a site
 * @param retrieval by which service
 * @param associations how many it held at once, as far as was tried; 0 where nobody knows
 */
record Conclusion(Us us, Use use, Retrieval retrieval, int associations) {
  /** Whether the PACS can be a site. */
  enum Use {
    /** It answers queries and gives instances. */
    READY,
    /** It answers, but something a site needs does not work or could not be tried. */
    INCOMPLETE,
    /** There is no association with it. */
    UNREACHABLE
  }

  static Conclusion unreachable(Us us) {
    return new Conclusion(us, Use.UNREACHABLE, Retrieval.UNKNOWN, 0);
  }
}
