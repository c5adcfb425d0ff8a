package org.pontis.routes.site.dimse.find;

/** Where what the matches of a PACS lack is taken from. */
public enum Completion {
  /** From queries alone: what no answer has stays absent. */
  QUERIES,
  /** From instances as well, each of which is retrieved for that. */
  INSTANCES
}
