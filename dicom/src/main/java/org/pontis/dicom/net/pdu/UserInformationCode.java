package org.pontis.dicom.net.pdu;

/** Types of the user information sub-items on the wire. */
final class UserInformationCode {
  static final int MAXIMUM_LENGTH = 0x51;
  static final int IMPLEMENTATION_CLASS_UID = 0x52;
  static final int ASYNCHRONOUS_OPERATIONS_WINDOW = 0x53;
  static final int ROLE_SELECTION = 0x54;
  static final int IMPLEMENTATION_VERSION_NAME = 0x55;
  static final int SOP_CLASS_EXTENDED_NEGOTIATION = 0x56;
  static final int SOP_CLASS_COMMON_EXTENDED_NEGOTIATION = 0x57;
  static final int USER_IDENTITY_RQ = 0x58;
  static final int USER_IDENTITY_AC = 0x59;

  private UserInformationCode() {}
}
