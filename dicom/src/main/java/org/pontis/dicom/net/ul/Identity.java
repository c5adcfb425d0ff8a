package org.pontis.dicom.net.ul;

import java.nio.charset.StandardCharsets;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.net.pdu.IdentityForm;
import org.pontis.dicom.net.pdu.IdentityResponse;
import org.pontis.dicom.net.pdu.UserInformation.UserIdentityRq;

/** The user identities of PS3.7 table D.3-14, as items of an offer. */
public final class Identity {
  private Identity() {}

  /** A user's name. */
  public static UserIdentityRq username(String name, IdentityResponse response) {
    return of(IdentityForm.USERNAME, response, utf8(name));
  }

  /** A user's name and passcode. */
  public static UserIdentityRq passcode(String name, String passcode, IdentityResponse response) {
    return new UserIdentityRq(
        IdentityForm.USERNAME_AND_PASSCODE, response, utf8(name), utf8(passcode));
  }

  /** A Kerberos service ticket. */
  public static UserIdentityRq kerberos(Slice ticket, IdentityResponse response) {
    return of(IdentityForm.KERBEROS_SERVICE_TICKET, response, ticket);
  }

  /** A SAML assertion. */
  public static UserIdentityRq saml(String assertion, IdentityResponse response) {
    return of(IdentityForm.SAML_ASSERTION, response, utf8(assertion));
  }

  /** A JSON web token in compact form. */
  public static UserIdentityRq jwt(String token, IdentityResponse response) {
    return of(IdentityForm.JSON_WEB_TOKEN, response, utf8(token));
  }

  private static UserIdentityRq of(IdentityForm form, IdentityResponse response, Slice primary) {
    return new UserIdentityRq(form, response, primary, Slice.empty());
  }

  private static Slice utf8(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
