package org.pontis.dicom.net.pdu;

import java.util.Set;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;

/** Writes the sub-items of the user information item (PS3.7 annex D, PS3.8 annex D). */
final class UserInformationWriter {
  private UserInformationWriter() {}

  static void write(UserInformation information, ByteSink out) {
    out.item(code(information), sink -> content(information, sink));
  }

  private static int code(UserInformation information) {
    return switch (information) {
      case UserInformation.MaximumLength _ -> UserInformationCode.MAXIMUM_LENGTH;
      case UserInformation.ImplementationClassUid _ -> UserInformationCode.IMPLEMENTATION_CLASS_UID;
      case UserInformation.ImplementationVersionName _ ->
          UserInformationCode.IMPLEMENTATION_VERSION_NAME;
      case UserInformation.AsynchronousOperationsWindow _ ->
          UserInformationCode.ASYNCHRONOUS_OPERATIONS_WINDOW;
      case UserInformation.RoleSelection _ -> UserInformationCode.ROLE_SELECTION;
      case UserInformation.SopClassExtendedNegotiation _ ->
          UserInformationCode.SOP_CLASS_EXTENDED_NEGOTIATION;
      case UserInformation.SopClassCommonExtendedNegotiation _ ->
          UserInformationCode.SOP_CLASS_COMMON_EXTENDED_NEGOTIATION;
      case UserInformation.UserIdentityRq _ -> UserInformationCode.USER_IDENTITY_RQ;
      case UserInformation.UserIdentityAc _ -> UserInformationCode.USER_IDENTITY_AC;
      case UserInformation.Unknown unknown -> unknown.type();
    };
  }

  private static void content(UserInformation information, ByteSink sink) {
    switch (information) {
      case UserInformation.MaximumLength(long bytes) -> sink.put32(bytes);
      case UserInformation.ImplementationClassUid(Uid uid) -> sink.text(uid.value());
      case UserInformation.ImplementationVersionName(String name) -> sink.text(name);
      case UserInformation.AsynchronousOperationsWindow(int invoked, int performed) ->
          sink.put16(invoked).put16(performed);
      case UserInformation.RoleSelection(Uid sopClass, Set<Role> roles) ->
          sink.countedUid(sopClass)
              .put8(roles.contains(Role.SCU) ? 1 : 0)
              .put8(roles.contains(Role.SCP) ? 1 : 0);
      case UserInformation.SopClassExtendedNegotiation(Uid sopClass, Slice bytes) ->
          sink.countedUid(sopClass).bytes(bytes);
      case UserInformation.SopClassCommonExtendedNegotiation common -> common(common, sink);
      case UserInformation.UserIdentityRq identity ->
          sink.put8(identity.form().code())
              .put8(identity.response() == IdentityResponse.REQUESTED ? 1 : 0)
              .counted(identity.primary())
              .counted(identity.secondary());
      case UserInformation.UserIdentityAc(Slice response) -> sink.counted(response);
      case UserInformation.Unknown(int _, Slice bytes) -> sink.bytes(bytes);
    }
  }

  private static void common(
      UserInformation.SopClassCommonExtendedNegotiation item, ByteSink sink) {
    ByteSink related = new ByteSink();
    item.relatedGeneralSopClasses().forEach(related::countedUid);
    sink.countedUid(item.sopClass())
        .countedUid(item.serviceClass())
        .counted(Slice.of(related.toByteArray()));
  }
}
