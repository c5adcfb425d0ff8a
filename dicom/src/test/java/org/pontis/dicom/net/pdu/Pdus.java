package org.pontis.dicom.net.pdu;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentKind;
import org.pontis.dicom.net.pdu.PresentationDataValue.FragmentPlace;

/** One of every PDU, with one of every item. */
final class Pdus {
  private static final Uid CT = new Uid("1.2.840.10008.5.1.4.1.1.2");
  private static final Uid IMPLICIT = new Uid("1.2.840.10008.1.2");
  private static final Uid EXPLICIT = new Uid("1.2.840.10008.1.2.1");

  private Pdus() {}

  static List<Pdu> all() {
    return List.of(
        associateRq(),
        associateAc(),
        AssociateRj.permanent(RejectReason.CALLED_AE_TITLE_NOT_RECOGNIZED),
        AssociateRj.transientlyFor(RejectReason.LOCAL_LIMIT_EXCEEDED),
        data(),
        new ReleaseRq(),
        new ReleaseRp(),
        Abort.BY_USER,
        Abort.byProvider(AbortReason.INVALID_PDU_PARAMETER_VALUE));
  }

  static AssociateRq associateRq() {
    return AssociateRq.of(
        new AeTitle("CALLED TITLE"),
        new AeTitle("SIXTEEN_LETTERS_"),
        List.of(
            new ProposedContext(1, CT, List.of(IMPLICIT, EXPLICIT)),
            new ProposedContext(255, new Uid("1.2.3"), List.of(EXPLICIT))),
        List.of(
            new UserInformation.MaximumLength(0xFFFF_FFFFL),
            new UserInformation.ImplementationClassUid(new Uid("2.25.1")),
            new UserInformation.AsynchronousOperationsWindow(0, 5),
            new UserInformation.RoleSelection(CT, Set.of(Role.SCP)),
            new UserInformation.ImplementationVersionName("VERSION 1"),
            new UserInformation.SopClassExtendedNegotiation(CT, bytes("\1\0\1")),
            new UserInformation.SopClassCommonExtendedNegotiation(
                CT, new Uid("1.2.840.10008.4.2"), List.of(new Uid("1.2"), new Uid("1.3"))),
            identity(IdentityForm.USERNAME, "who", ""),
            identity(IdentityForm.USERNAME_AND_PASSCODE, "who", "secret"),
            identity(IdentityForm.KERBEROS_SERVICE_TICKET, "ticket", ""),
            identity(IdentityForm.SAML_ASSERTION, "<assertion/>", ""),
            identity(IdentityForm.JSON_WEB_TOKEN, "a.b.c", ""),
            new UserInformation.Unknown(0x5F, bytes("new"))));
  }

  static AssociateAc associateAc() {
    return AssociateAc.to(
        associateRq(),
        List.of(
            AnsweredContext.accepted(1, EXPLICIT),
            AnsweredContext.refused(255, ContextAnswer.ABSTRACT_SYNTAX_NOT_SUPPORTED)),
        List.of(
            new UserInformation.MaximumLength(0),
            new UserInformation.UserIdentityAc(bytes("granted"))));
  }

  static PDataTf data() {
    return new PDataTf(
        List.of(
            new PresentationDataValue(
                1, FragmentKind.COMMAND, FragmentPlace.LAST, bytes("command")),
            new PresentationDataValue(1, FragmentKind.DATA_SET, FragmentPlace.NOT_LAST, bytes("")),
            new PresentationDataValue(
                1, FragmentKind.DATA_SET, FragmentPlace.LAST, bytes("data"))));
  }

  private static UserInformation identity(IdentityForm form, String primary, String secondary) {
    return new UserInformation.UserIdentityRq(
        form, IdentityResponse.REQUESTED, bytes(primary), bytes(secondary));
  }

  private static Slice bytes(String text) {
    return Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
