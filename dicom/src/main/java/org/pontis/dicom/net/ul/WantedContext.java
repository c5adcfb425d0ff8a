package org.pontis.dicom.net.ul;

import java.util.List;
import org.pontis.dicom.data.Uid;

/**
 * A presentation context wanted, before it has an id.
 *
 * @param transferSyntaxes at least one, in the order of preference
 */
public record WantedContext(Uid abstractSyntax, List<Uid> transferSyntaxes) {
  /** Copies the list. */
  public WantedContext {
    transferSyntaxes = List.copyOf(transferSyntaxes);
    if (transferSyntaxes.isEmpty()) {
      throw new IllegalArgumentException("a presentation context has a transfer syntax");
    }
  }
}
