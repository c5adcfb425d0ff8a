package org.pontis.dicom.net.ul;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.pdu.UserInformation.AsynchronousOperationsWindow;

/**
 * What both sides of an association have agreed on, seen from ours.
 *
 * @param peerInformation the user information the peer sent, of which some have accessors here
 */
public record Negotiated(
    AeTitle calling,
    AeTitle called,
    List<AcceptedContext> accepted,
    List<RefusedContext> refused,
    List<UserInformation> peerInformation) {
  /** Copies the lists. */
  public Negotiated {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    peerInformation = List.copyOf(peerInformation);
  }

  static Negotiated asRequestor(AssociateRq asked, AssociateAc answer) {
    return ContextNegotiation.of(asked, answer, Side.REQUESTOR)
        .negotiated(answer.userInformation());
  }

  static Negotiated asAcceptor(AssociateRq asked, AssociateAc answer) {
    return ContextNegotiation.of(asked, answer, Side.ACCEPTOR).negotiated(asked.userInformation());
  }

  /** The accepted context with this id. */
  public Optional<AcceptedContext> context(int id) {
    return accepted.stream().filter(context -> context.id() == id).findFirst();
  }

  /** The accepted contexts of an abstract syntax in which we may take this role. */
  public List<AcceptedContext> contexts(Uid abstractSyntax, Role role) {
    return accepted.stream()
        .filter(context -> context.abstractSyntax().equals(abstractSyntax))
        .filter(context -> context.roles().contains(role))
        .toList();
  }

  /** The longest P-DATA-TF the peer takes; 0 means any. */
  public long peerMaxPduLength() {
    return first(UserInformation.MaximumLength.class)
        .map(UserInformation.MaximumLength::bytes)
        .orElse(0L);
  }

  /** The peer's implementation class UID. */
  public Optional<Uid> implementationClassUid() {
    return first(UserInformation.ImplementationClassUid.class)
        .map(UserInformation.ImplementationClassUid::uid);
  }

  /** The peer's implementation version name. */
  public Optional<String> implementationVersionName() {
    return first(UserInformation.ImplementationVersionName.class)
        .map(UserInformation.ImplementationVersionName::name);
  }

  /** The asynchronous operations window the peer named; synchronous where it named none. */
  public AsynchronousOperationsWindow asynchronousOperationsWindow() {
    return first(AsynchronousOperationsWindow.class)
        .orElse(AsynchronousOperationsWindow.SYNCHRONOUS);
  }

  /** The peer's answer to the user identity in our offer. */
  public Optional<UserInformation.UserIdentityAc> userIdentityAnswer() {
    return first(UserInformation.UserIdentityAc.class);
  }

  /** The user identity in the peer's offer. */
  public Optional<UserInformation.UserIdentityRq> userIdentity() {
    return first(UserInformation.UserIdentityRq.class);
  }

  /** What the peer said of a SOP class in extended negotiation. */
  public Optional<UserInformation.SopClassExtendedNegotiation> extended(Uid sopClass) {
    return peerInformation.stream()
        .filter(UserInformation.SopClassExtendedNegotiation.class::isInstance)
        .map(UserInformation.SopClassExtendedNegotiation.class::cast)
        .filter(item -> item.sopClass().equals(sopClass))
        .findFirst();
  }

  private <T extends UserInformation> Optional<T> first(Class<T> kind) {
    return UserInformation.first(peerInformation, kind);
  }
}
