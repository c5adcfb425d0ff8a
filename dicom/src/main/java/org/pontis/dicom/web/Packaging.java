package org.pontis.dicom.web;

/** How a payload is put into a message (PS3.18 section 8.6.1). */
public enum Packaging {
  /** The message body is the one representation. */
  SINGLE_PART,
  /** The message body is multipart/related, with a part for each representation. */
  MULTIPART
}
