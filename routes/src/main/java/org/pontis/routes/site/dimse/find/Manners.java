package org.pontis.routes.site.dimse.find;

import java.time.ZoneId;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;

/**
 * What is known of a PACS besides the protocol.
 *
 * @param characterSet what its database is in: keys are encoded in it, and answers that do not say
 *     theirs are read by it
 * @param timezone of its dates and times, for answers that do not say theirs
 * @param issuerOfPatientId of patient ids that do not say theirs
 * @param completion where what its answers lack is taken from
 */
public record Manners(
    Optional<CharacterSets> characterSet,
    Optional<ZoneId> timezone,
    Optional<String> issuerOfPatientId,
    Completion completion) {
  /** Nothing known. */
  public static final Manners UNKNOWN =
      new Manners(Optional.empty(), Optional.empty(), Optional.empty(), Completion.QUERIES);

  /** The same completed otherwise. */
  public Manners with(Completion other) {
    return new Manners(characterSet, timezone, issuerOfPatientId, other);
  }
}
