package org.pontis.routes.site.dimse.retrieve;

/** By which service instances are retrieved from a PACS. */
public enum RetrieveMode {
  /** By C-GET where that works, else by C-MOVE; which one is found out and remembered. */
  AUTO,
  C_GET,
  C_MOVE
}
