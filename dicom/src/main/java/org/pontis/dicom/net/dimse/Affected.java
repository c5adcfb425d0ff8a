package org.pontis.dicom.net.dimse;

import java.util.Optional;
import org.pontis.dicom.data.Uid;

/** What a response is about, as far as it says so: both UIDs are optional in all of them. */
public record Affected(Optional<Uid> sopClass, Optional<Uid> sopInstance) {
  private static final Affected UNNAMED = new Affected(Optional.empty(), Optional.empty());

  /** Nothing said. */
  public static Affected unnamed() {
    return UNNAMED;
  }

  /** A SOP class. */
  public static Affected of(Uid sopClass) {
    return new Affected(Optional.of(sopClass), Optional.empty());
  }

  /** An instance. */
  public static Affected of(Uid sopClass, Uid sopInstance) {
    return new Affected(Optional.of(sopClass), Optional.of(sopInstance));
  }
}
