package org.pontis.dicom.net.pdu;

import java.util.Arrays;
import java.util.Optional;

/** How a user identity is expressed (PS3.7 table D.3-14). */
public enum IdentityForm {
  USERNAME(1),
  USERNAME_AND_PASSCODE(2),
  KERBEROS_SERVICE_TICKET(3),
  SAML_ASSERTION(4),
  JSON_WEB_TOKEN(5);

  private final int code;

  IdentityForm(int code) {
    this.code = code;
  }

  /** The value on the wire. */
  public int code() {
    return code;
  }

  /** The form with this value on the wire. */
  public static Optional<IdentityForm> of(int code) {
    return Arrays.stream(values()).filter(form -> form.code == code).findFirst();
  }
}
