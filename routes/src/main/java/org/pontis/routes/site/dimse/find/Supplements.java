package org.pontis.routes.site.dimse.find;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.DicomDate;
import org.pontis.dicom.data.DicomTime;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/** What the configuration knows and answers leave out. */
record Supplements(Manners manners) {

  /** The match with its patient id's issuer and its offset from UTC. */
  Dataset add(Dataset match) {
    Optional<String> issuer =
        manners
            .issuerOfPatientId()
            .filter(_ -> has(match, Tags.PatientID) && !has(match, Tags.IssuerOfPatientID));
    Optional<String> offset =
        has(match, Tags.TimezoneOffsetFromUTC) ? Optional.empty() : offset(match);
    if (issuer.isEmpty() && offset.isEmpty()) {
      return match;
    }
    DatasetBuilder more = match.toBuilder();
    issuer.ifPresent(value -> more.text(Tags.IssuerOfPatientID, Vr.LO, value));
    offset.ifPresent(value -> more.text(Tags.TimezoneOffsetFromUTC, Vr.SH, value));
    return more.build();
  }

  /** The offset of the day the study was made on: before or after a change of summer time. */
  private Optional<String> offset(Dataset match) {
    Optional<LocalDateTime> made =
        match
            .date(Tags.StudyDate)
            .flatMap(DicomDate::day)
            .map(day ->
                day.atTime(
                    match.time(Tags.StudyTime).map(DicomTime::first).orElse(LocalTime.NOON)));
    return made.flatMap(
        moment -> manners.timezone().map(zone -> dicom(zone.getRules().getOffset(moment))));
  }

  /** PS3.3 C.12.1.1.8: {@code &ZZXX}. */
  private static String dicom(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    return "%s%02d%02d"
        .formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
  }

  private static boolean has(Dataset match, Tag tag) {
    return match.string(tag).filter(value -> !value.isBlank()).isPresent();
  }
}
