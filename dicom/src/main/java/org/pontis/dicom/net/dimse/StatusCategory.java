package org.pontis.dicom.net.dimse;

/** What a status code says in general (PS3.7 Annex C). */
public enum StatusCategory {
  /** Done. */
  SUCCESS,
  /** One answer of several; more follow. */
  PENDING,
  /** Done, with something to note. */
  WARNING,
  /** Ended early because a C-CANCEL asked for it. */
  CANCEL,
  /** Not done. */
  FAILURE;

  /** The category of a code, by its first digit and the exceptions PS3.7 C.4 names. */
  static StatusCategory of(int code) {
    return switch (code) {
      case 0x0000 -> SUCCESS;
      case 0xFF00, 0xFF01 -> PENDING;
      case 0xFE00 -> CANCEL;
      case 0x0001, 0x0107, 0x0116 -> WARNING;
      default -> code >>> 12 == 0xB ? WARNING : FAILURE;
    };
  }
}
