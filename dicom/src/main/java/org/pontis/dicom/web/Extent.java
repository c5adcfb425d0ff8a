package org.pontis.dicom.web;

/** How many representations an answer can have; only one can go without multipart. */
public enum Extent {
  /** One instance, one frame, one value. */
  ONE,
  /** A study, a series, a list of frames. */
  MANY
}
