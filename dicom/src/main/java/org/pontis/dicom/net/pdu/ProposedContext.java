package org.pontis.dicom.net.pdu;

import java.util.List;
import org.pontis.dicom.data.Uid;

/**
 * A presentation context of an offer (PS3.8 9.3.2.2).
 *
 * @param id odd, 1 to 255
 * @param transferSyntaxes at least one, in the order of preference
 */
public record ProposedContext(int id, Uid abstractSyntax, List<Uid> transferSyntaxes) {
  /** The most contexts one association can have. */
  public static final int MOST = 128;

  /** Checks id and number of transfer syntaxes. */
  public ProposedContext {
    if (!isContextId(id)) {
      throw new IllegalArgumentException("a presentation context id is odd and 1 to 255");
    }
    if (transferSyntaxes.isEmpty()) {
      throw new IllegalArgumentException("a presentation context has a transfer syntax");
    }
    transferSyntaxes = List.copyOf(transferSyntaxes);
  }

  static boolean isContextId(int id) {
    return id >= 1 && id <= 255 && id % 2 == 1;
  }
}
