package org.pontis.gateway.probe;

/** By which service instances can be retrieved, as {@code retrieve} of a site says it. */
enum Retrieval {
  C_GET("c-get"),
  C_MOVE("c-move"),
  /** Neither came to its end; the site finds out later. */
  UNKNOWN("auto");

  private final String setting;

  Retrieval(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
