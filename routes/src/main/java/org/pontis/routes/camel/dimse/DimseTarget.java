package org.pontis.routes.camel.dimse;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.net.dimse.QueryDialect;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.source.Deadline;

/**
 * What the URI of a producer says.
 *
 * @param calling what we call ourselves there
 * @param within how long one operation may take
 * @param characterSets what the keys of queries are encoded in
 * @param destination where {@code operation=move} moves to
 */
record DimseTarget(
    RemoteEntity remote,
    DimseOperation operation,
    AeTitle calling,
    Duration within,
    CharacterSets characterSets,
    Optional<AeTitle> destination) {
  /** How the peer is asked. */
  QueryDialect dialect() {
    return QueryDialect.baseline(characterSets);
  }

  /** Until when an operation that begins now may take. */
  Deadline deadline() {
    return Deadline.in(within);
  }
}
