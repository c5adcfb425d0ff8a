package org.pontis.dicom.net.ul;

import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.pdu.Role;

/**
 * A presentation context in which messages can be exchanged.
 *
 * @param roles what we may be in it
 */
public record AcceptedContext(
    int id, Uid abstractSyntax, TransferSyntax transferSyntax, Set<Role> roles) {
  /** Copies the set. */
  public AcceptedContext {
    roles = Set.copyOf(roles);
  }
}
