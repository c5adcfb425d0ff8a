package org.pontis.dicom.net.ul;

/** What an action of the upper layer does to connection and timer. */
enum Effect {
  SEND,
  CLOSE,
  START_ARTIM,
  STOP_ARTIM
}
