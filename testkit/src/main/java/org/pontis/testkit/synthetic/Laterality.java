package org.pontis.testkit.synthetic;

/** The side of a paired body part. */
public enum Laterality {
  LEFT("L"),
  RIGHT("R");

  private final String code;

  Laterality(String code) {
    this.code = code;
  }

  /** The value of Laterality (0020,0060). */
  public String code() {
    return code;
  }
}
