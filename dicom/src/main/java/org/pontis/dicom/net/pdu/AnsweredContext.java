package org.pontis.dicom.net.pdu;

import java.util.Optional;
import org.pontis.dicom.data.Uid;

/**
 * The answer to a presentation context (PS3.8 9.3.3.2).
 *
 * @param id odd, 1 to 255
 * @param transferSyntax the one chosen; of no significance where the context is refused
 */
public record AnsweredContext(int id, ContextAnswer answer, Optional<Uid> transferSyntax) {
  /** Checks the id, and that an acceptance names a transfer syntax. */
  public AnsweredContext {
    if (!ProposedContext.isContextId(id)) {
      throw new IllegalArgumentException("a presentation context id is odd and 1 to 255");
    }
    if (answer == ContextAnswer.ACCEPTANCE && transferSyntax.isEmpty()) {
      throw new IllegalArgumentException("an accepted context has a transfer syntax");
    }
  }

  /** An acceptance. */
  public static AnsweredContext accepted(int id, Uid transferSyntax) {
    return new AnsweredContext(id, ContextAnswer.ACCEPTANCE, Optional.of(transferSyntax));
  }

  /** A refusal. */
  public static AnsweredContext refused(int id, ContextAnswer why) {
    return new AnsweredContext(id, why, Optional.empty());
  }
}
