package org.pontis.dicom.net.dimse;

/** How urgent a composite operation is (PS3.7 table E.1-1). */
public enum Priority {
  MEDIUM(0),
  HIGH(1),
  LOW(2);

  private final int code;

  Priority(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
