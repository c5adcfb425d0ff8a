package org.pontis.dicom.net.pdu;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

/** A sub-item of the user information item (PS3.7 annex D, PS3.8 annex D). */
public sealed interface UserInformation {

  /**
   * Maximum length of the P-DATA-TF PDUs its sender takes (PS3.8 D.1), their six bytes of header
   * not counted.
   *
   * @param bytes 0 means no limit
   */
  record MaximumLength(long bytes) implements UserInformation {}

  /** Implementation class UID (PS3.7 D.3.3.2.1). */
  record ImplementationClassUid(Uid uid) implements UserInformation {}

  /** Implementation version name (PS3.7 D.3.3.2.3), 1 to 16 characters. */
  record ImplementationVersionName(String name) implements UserInformation {}

  /**
   * Asynchronous operations window (PS3.7 D.3.3.3); 0 means no limit.
   *
   * @param invoked the most operations its sender has outstanding as invoker
   * @param performed the most it takes as performer
   */
  record AsynchronousOperationsWindow(int invoked, int performed) implements UserInformation {
    /** One operation at a time, which holds where nothing was negotiated. */
    public static final AsynchronousOperationsWindow SYNCHRONOUS =
        new AsynchronousOperationsWindow(1, 1);
  }

  /**
   * SCP/SCU role selection (PS3.7 D.3.3.4).
   *
   * @param roles those of the requestor of the association, offered or granted
   */
  record RoleSelection(Uid sopClass, Set<Role> roles) implements UserInformation {
    /** Copies the set. */
    public RoleSelection {
      roles = Set.copyOf(roles);
    }
  }

  /** SOP class extended negotiation (PS3.7 D.3.3.5); the service class defines the bytes. */
  record SopClassExtendedNegotiation(Uid sopClass, Slice serviceClassApplicationInformation)
      implements UserInformation {}

  /** SOP class common extended negotiation (PS3.7 D.3.3.6). */
  record SopClassCommonExtendedNegotiation(
      Uid sopClass, Uid serviceClass, List<Uid> relatedGeneralSopClasses)
      implements UserInformation {
    /** Copies the list. */
    public SopClassCommonExtendedNegotiation {
      relatedGeneralSopClasses = List.copyOf(relatedGeneralSopClasses);
    }
  }

  /**
   * User identity of an offer (PS3.7 D.3.3.7.1); prints no value.
   *
   * @param response whether an answer is wanted
   * @param primary user name in UTF-8, Kerberos ticket, SAML assertion or JSON web token
   * @param secondary the passcode, or nothing
   */
  record UserIdentityRq(
      IdentityForm form, IdentityResponse response, Slice primary, Slice secondary)
      implements UserInformation {}

  /** User identity of an acceptance (PS3.7 D.3.3.7.2): the server's response, or nothing. */
  record UserIdentityAc(Slice serverResponse) implements UserInformation {}

  /** A sub-item of another type, or one with content PS3.7 does not define, kept as it came. */
  record Unknown(int type, Slice content) implements UserInformation {}

  /** The first item of a kind. */
  static <T extends UserInformation> Optional<T> first(List<UserInformation> items, Class<T> kind) {
    return items.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
