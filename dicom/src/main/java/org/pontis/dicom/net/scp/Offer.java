package org.pontis.dicom.net.scp;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.dimse.ExtendedNegotiation;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.pdu.AnsweredContext;
import org.pontis.dicom.net.pdu.AssociateRq;
import org.pontis.dicom.net.pdu.ContextAnswer;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.pdu.Role;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.pdu.UserInformation.RoleSelection;
import org.pontis.dicom.net.pdu.UserInformation.SopClassExtendedNegotiation;
import org.pontis.dicom.net.ul.Decision;

/** An offer of an association, answered by what is provided (PS3.8 9.3.3, PS3.7 annex D.3.3). */
final class Offer {
  private final ScpServices services;
  private final AssociateRq asked;
  private final Map<Uid, Set<Role>> offeredRoles = new HashMap<>();

  Offer(ScpServices services, AssociateRq asked) {
    this.services = services;
    this.asked = asked;
    for (UserInformation item : asked.userInformation()) {
      if (item instanceof RoleSelection(Uid sopClass, Set<Role> roles)) {
        offeredRoles.putIfAbsent(sopClass, roles);
      }
    }
  }

  Decision answer() {
    List<AnsweredContext> contexts = asked.contexts().stream().map(this::context).toList();
    List<UserInformation> information = new ArrayList<>();
    Set<Uid> sopClasses = new LinkedHashSet<>();
    asked.contexts().forEach(proposed -> sopClasses.add(proposed.abstractSyntax()));
    for (Uid sopClass : sopClasses) {
      Set<Role> granted = granted(sopClass);
      if (offeredRoles.containsKey(sopClass) && !granted.isEmpty()) {
        information.add(new RoleSelection(sopClass, granted));
      }
    }
    extended(information);
    return new Decision.Accept(contexts, information);
  }

  private AnsweredContext context(ProposedContext proposed) {
    if (granted(proposed.abstractSyntax()).isEmpty()) {
      return AnsweredContext.refused(proposed.id(), ContextAnswer.ABSTRACT_SYNTAX_NOT_SUPPORTED);
    }
    Optional<Uid> syntax =
        services.syntaxes(proposed.abstractSyntax()).choose(proposed.transferSyntaxes());
    return syntax.isPresent()
        ? AnsweredContext.accepted(proposed.id(), syntax.get())
        : AnsweredContext.refused(proposed.id(), ContextAnswer.TRANSFER_SYNTAXES_NOT_SUPPORTED);
  }

  /** What the caller may be for a SOP class, of what it wants to be. */
  private Set<Role> granted(Uid sopClass) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(offeredRoles.getOrDefault(sopClass, Set.of(Role.SCU)));
    roles.retainAll(supported(sopClass));
    return roles;
  }

  private Set<Role> supported(Uid sopClass) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    services.service(sopClass).ifPresent(_ -> roles.add(Role.SCU));
    if (sopClass.equals(Uids.StorageCommitmentPushModel)) {
      services.commitmentResults().ifPresent(_ -> roles.add(Role.SCP));
    }
    if (services.isStorage(sopClass)) {
      services.store().ifPresent(_ -> roles.add(Role.SCU));
      if (services.hasGet()) {
        roles.add(Role.SCP);
      }
    }
    return roles;
  }

  private void extended(List<UserInformation> information) {
    for (UserInformation item : asked.userInformation()) {
      if (item instanceof SopClassExtendedNegotiation(Uid sopClass, var wanted)
          && services.service(sopClass).orElse(null) instanceof Service.Find find) {
        information.add(
            new SopClassExtendedNegotiation(
                sopClass,
                ExtendedNegotiation.write(agreed(ExtendedNegotiation.read(wanted), find))));
      }
    }
  }

  /** The extensions both have. */
  static Set<QueryExtension> agreed(Set<QueryExtension> wanted, Service.Find find) {
    Set<QueryExtension> agreed = EnumSet.noneOf(QueryExtension.class);
    agreed.addAll(wanted);
    agreed.retainAll(find.extensions());
    return agreed;
  }
}
