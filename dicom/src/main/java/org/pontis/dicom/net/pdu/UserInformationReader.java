package org.pontis.dicom.net.pdu;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;

/** The sub-items of the user information item (PS3.7 annex D, PS3.8 annex D). */
final class UserInformationReader {
  private UserInformationReader() {}

  static List<UserInformation> read(ByteScan scan) throws PduRefusal {
    List<UserInformation> items = new ArrayList<>();
    while (scan.hasMore()) {
      Item item = Item.read(scan);
      items.add(subItem(item.type(), item.content()));
      if (item.content().hasMore()) {
        throw ByteScan.invalid("a user information sub-item is longer than its content");
      }
    }
    return items;
  }

  private static UserInformation subItem(int type, ByteScan scan) throws PduRefusal {
    return switch (type) {
      case UserInformationCode.MAXIMUM_LENGTH ->
          new UserInformation.MaximumLength(scan.unsigned32());
      case UserInformationCode.IMPLEMENTATION_CLASS_UID ->
          new UserInformation.ImplementationClassUid(scan.uid(scan.remaining()));
      case UserInformationCode.ASYNCHRONOUS_OPERATIONS_WINDOW ->
          new UserInformation.AsynchronousOperationsWindow(scan.unsigned16(), scan.unsigned16());
      case UserInformationCode.ROLE_SELECTION ->
          new UserInformation.RoleSelection(scan.countedUid(), roles(scan));
      case UserInformationCode.IMPLEMENTATION_VERSION_NAME ->
          new UserInformation.ImplementationVersionName(scan.text(scan.remaining()).strip());
      case UserInformationCode.SOP_CLASS_EXTENDED_NEGOTIATION ->
          new UserInformation.SopClassExtendedNegotiation(
              scan.countedUid(), scan.copied(scan.remaining()));
      case UserInformationCode.SOP_CLASS_COMMON_EXTENDED_NEGOTIATION -> commonExtended(scan);
      case UserInformationCode.USER_IDENTITY_RQ -> identity(scan);
      case UserInformationCode.USER_IDENTITY_AC ->
          new UserInformation.UserIdentityAc(scan.copied(scan.unsigned16()));
      default -> new UserInformation.Unknown(type, scan.copied(scan.remaining()));
    };
  }

  private static Set<Role> roles(ByteScan scan) throws PduRefusal {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (scan.unsigned8() != 0) {
      roles.add(Role.SCU);
    }
    if (scan.unsigned8() != 0) {
      roles.add(Role.SCP);
    }
    return roles;
  }

  /** PS3.7 table D.3-12; bytes behind the related classes are reserved. */
  private static UserInformation commonExtended(ByteScan scan) throws PduRefusal {
    Uid sopClass = scan.countedUid();
    Uid serviceClass = scan.countedUid();
    ByteScan related = scan.part(scan.unsigned16());
    List<Uid> classes = new ArrayList<>();
    while (related.hasMore()) {
      classes.add(related.countedUid());
    }
    scan.skip(scan.remaining());
    return new UserInformation.SopClassCommonExtendedNegotiation(sopClass, serviceClass, classes);
  }

  /** An identity of a form PS3.7 does not know is kept as it came. */
  private static UserInformation identity(ByteScan scan) throws PduRefusal {
    Optional<IdentityForm> form = IdentityForm.of(scan.peek8());
    if (form.isEmpty()) {
      return new UserInformation.Unknown(
          UserInformationCode.USER_IDENTITY_RQ, scan.copied(scan.remaining()));
    }
    scan.skip(1);
    IdentityResponse response =
        scan.unsigned8() == 0 ? IdentityResponse.NOT_REQUESTED : IdentityResponse.REQUESTED;
    return new UserInformation.UserIdentityRq(
        form.get(), response, scan.copied(scan.unsigned16()), scan.copied(scan.unsigned16()));
  }
}
