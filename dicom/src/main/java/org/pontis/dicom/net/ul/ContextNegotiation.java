package org.pontis.dicom.net.ul;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateAc;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ContextAnswer;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;

/** Joins an offer with its acceptance: contexts by their ids, roles by their SOP classes. */
final class ContextNegotiation {
  private final AssociateRq asked;
  private final Side side;
  private final Map<Uid, Set<Role>> offeredRoles;
  private final Map<Uid, Set<Role>> grantedRoles;
  private final List<AcceptedContext> accepted = new ArrayList<>();
  private final List<RefusedContext> refused = new ArrayList<>();

  private ContextNegotiation(AssociateRq asked, AssociateAc answer, Side side) {
    this.asked = asked;
    this.side = side;
    this.offeredRoles = roles(asked.userInformation());
    this.grantedRoles = roles(answer.userInformation());
  }

  static ContextNegotiation of(AssociateRq asked, AssociateAc answer, Side side) {
    ContextNegotiation negotiation = new ContextNegotiation(asked, answer, side);
    Map<Integer, AnsweredContext> answers = new HashMap<>();
    answer.contexts().forEach(context -> answers.put(context.id(), context));
    for (ProposedContext proposed : asked.contexts()) {
      negotiation.join(proposed, Optional.ofNullable(answers.get(proposed.id())));
    }
    return negotiation;
  }

  Negotiated negotiated(List<UserInformation> peerInformation) {
    return new Negotiated(asked.calling(), asked.called(), accepted, refused, peerInformation);
  }

  /** A context without an answer is refused, as is one with a transfer syntax nobody proposed. */
  private void join(ProposedContext proposed, Optional<AnsweredContext> answer) {
    ContextAnswer result = answer.map(AnsweredContext::answer).orElse(ContextAnswer.NO_REASON);
    Optional<Uid> chosen =
        answer
            .flatMap(AnsweredContext::transferSyntax)
            .filter(proposed.transferSyntaxes()::contains);
    if (result != ContextAnswer.ACCEPTANCE) {
      refused.add(new RefusedContext(proposed.id(), proposed.abstractSyntax(), result));
    } else if (chosen.isEmpty()) {
      refused.add(
          new RefusedContext(
              proposed.id(),
              proposed.abstractSyntax(),
              ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED));
    } else {
      accepted.add(
          new AcceptedContext(
              proposed.id(),
              proposed.abstractSyntax(),
              TransferSyntax.of(chosen.get()),
              ourRoles(proposed.abstractSyntax())));
    }
  }

  /** PS3.7 D.3.3.4: without an answer to an offer of roles the defaults hold. */
  private Set<Role> ourRoles(Uid sopClass) {
    Set<Role> requestor = EnumSet.of(Role.SCU);
    if (offeredRoles.containsKey(sopClass) && grantedRoles.containsKey(sopClass)) {
      requestor = EnumSet.noneOf(Role.class);
      requestor.addAll(offeredRoles.get(sopClass));
      requestor.retainAll(grantedRoles.get(sopClass));
    }
    if (side == Side.REQUESTOR) {
      return requestor;
    }
    Set<Role> acceptor = EnumSet.noneOf(Role.class);
    requestor.forEach(role -> acceptor.add(role == Role.SCU ? Role.SCP : Role.SCU));
    return acceptor;
  }

  private static Map<Uid, Set<Role>> roles(List<UserInformation> items) {
    Map<Uid, Set<Role>> roles = new HashMap<>();
    for (UserInformation item : items) {
      if (item instanceof UserInformation.RoleSelection(Uid sopClass, Set<Role> selected)) {
        roles.putIfAbsent(sopClass, selected);
      }
    }
    return roles;
  }
}
