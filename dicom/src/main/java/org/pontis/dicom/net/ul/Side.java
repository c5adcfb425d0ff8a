package org.pontis.dicom.net.ul;

/** Who asked for the association. */
enum Side {
  REQUESTOR,
  ACCEPTOR
}
