package org.pontis.dicom.net.ul;

import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.Role;

/** What an acceptor takes of an offer. */
public interface ContextRules {
  /**
   * The transfer syntaxes we take for an abstract syntax, the one we like best first; none where we
   * don't know the abstract syntax.
   */
  List<Uid> transferSyntaxes(Uid abstractSyntax);

  /** The roles a requestor may have for an abstract syntax; that of SCU unless overridden. */
  default Set<Role> requestorRoles(Uid abstractSyntax) {
    return Set.of(Role.SCU);
  }
}
