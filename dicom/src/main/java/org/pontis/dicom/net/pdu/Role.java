package org.pontis.dicom.net.pdu;

/** What an application entity is for a SOP class. */
public enum Role {
  /** Invokes operations. */
  SCU,
  /** Performs operations. */
  SCP
}
