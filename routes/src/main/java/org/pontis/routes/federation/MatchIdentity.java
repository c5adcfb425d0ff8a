package org.pontis.routes.federation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.QueryLevel;

/**
 * Which matches of one find were delivered, so that what several sites hold comes once. Grows with
 * the page asked for, by one identifier a match.
 */
final class MatchIdentity {
  private final QueryLevel level;
  private final Set<Object> seen = new HashSet<>();

  private record Patient(String id, String issuer) {}

  MatchIdentity(QueryLevel level) {
    this.level = level;
  }

  /** Whether this match is the first of its kind; true also for one without an identifier. */
  boolean isNew(Dataset match) {
    return identifier(match).map(seen::add).orElse(true);
  }

  private Optional<Object> identifier(Dataset match) {
    return switch (level) {
      case PATIENT -> patient(match);
      case STUDY -> match.uid(Tags.StudyInstanceUID).map(uid -> uid);
      case SERIES -> match.uid(Tags.SeriesInstanceUID).map(uid -> uid);
      case INSTANCE -> match.uid(Tags.SOPInstanceUID).map(uid -> uid);
    };
  }

  /** Two hospitals give the same id to different people: without an issuer nobody is the same. */
  private static Optional<Object> patient(Dataset match) {
    return match
        .string(Tags.PatientID)
        .flatMap(id -> match.string(Tags.IssuerOfPatientID).map(issuer -> new Patient(id, issuer)));
  }
}
