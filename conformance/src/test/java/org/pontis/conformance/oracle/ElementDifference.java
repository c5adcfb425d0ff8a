package org.pontis.conformance.oracle;

/** One place where the gateway and another toolkit read a file differently. */
public record ElementDifference(
    String file, String path, Kind kind, String ours, String theirs, String peer) {
  /** In what they differ. */
  public enum Kind {
    MISSING,
    EXTRA,
    VR,
    VALUE
  }

  @Override
  public String toString() {
    return String.join("\t", peer, file, path, kind.name(), cut(ours), cut(theirs));
  }

  private static String cut(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
