package org.pontis.dicom.net.ul;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ContextAnswer;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.pdu.UserInformation.AsynchronousOperationsWindow;
import org.pontis.dicom.net.pdu.UserInformation.RoleSelection;

/** An acceptor's answer to an offer, by rules (PS3.7 D.3.3, PS3.8 9.3.3). */
public final class Negotiation {
  private Negotiation() {}

  /**
   * The contexts and roles the rules allow. An offered asynchronous operations window is answered
   * with a synchronous one. Extended negotiation and user identity are for the service to answer:
   * see {@link #with}.
   */
  public static Decision.Accept accept(AssociateRq asked, ContextRules rules) {
    List<AnsweredContext> contexts =
        asked.contexts().stream().map(proposed -> answer(proposed, rules)).toList();
    List<UserInformation> information = new ArrayList<>();
    for (UserInformation item : asked.userInformation()) {
      answer(item, rules).ifPresent(information::add);
    }
    return new Decision.Accept(contexts, information);
  }

  /** An acceptance with a further item of user information. */
  public static Decision.Accept with(Decision.Accept accept, UserInformation item) {
    List<UserInformation> information = new ArrayList<>(accept.userInformation());
    information.add(item);
    return new Decision.Accept(accept.contexts(), information);
  }

  private static AnsweredContext answer(ProposedContext proposed, ContextRules rules) {
    List<Uid> taken = rules.transferSyntaxes(proposed.abstractSyntax());
    if (taken.isEmpty()) {
      return AnsweredContext.refused(proposed.id(), ContextAnswer.ABSTRACT_SYNTAX_NOT_SUPPORTED);
    }
    return taken.stream()
        .filter(proposed.transferSyntaxes()::contains)
        .findFirst()
        .map(syntax -> AnsweredContext.accepted(proposed.id(), syntax))
        .orElseGet(() ->
            AnsweredContext.refused(proposed.id(), ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED));
  }

  private static Optional<UserInformation> answer(UserInformation item, ContextRules rules) {
    return switch (item) {
      case RoleSelection(Uid sopClass, Set<Role> offered) -> {
        Set<Role> granted = EnumSet.noneOf(Role.class);
        granted.addAll(rules.requestorRoles(sopClass));
        granted.retainAll(offered);
        yield Optional.of(new RoleSelection(sopClass, granted));
      }
      case AsynchronousOperationsWindow _ -> Optional.of(AsynchronousOperationsWindow.SYNCHRONOUS);
      default -> Optional.empty();
    };
  }
}
