package org.pontis.dicom.net.pdu;

/** Whether a positive response to a user identity is asked for (PS3.7 table D.3-14). */
public enum IdentityResponse {
  NOT_REQUESTED,
  REQUESTED
}
