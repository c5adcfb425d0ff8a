package org.pontis.dicom.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeySets.Scope;

/**
 * What a search is addressed to (PS3.18 table 10.6.1-1).
 *
 * @param level what a match is: study, series or instance
 * @param study the study the path names
 * @param series the series the path names
 */
public record QidoResource(QueryLevel level, Optional<Uid> study, Optional<Uid> series) {

  /** Checks that the path names only what stands above the matches. */
  public QidoResource {
    boolean named =
        (series.isEmpty() || (study.isPresent() && level == QueryLevel.INSTANCE))
            && (study.isEmpty() || !level.isAtOrAbove(QueryLevel.STUDY));
    if (!named || level == QueryLevel.PATIENT) {
      throw new IllegalArgumentException("no resource of the search transaction");
    }
  }

  /** {@code /studies}. */
  public static QidoResource allStudies() {
    return new QidoResource(QueryLevel.STUDY, Optional.empty(), Optional.empty());
  }

  /** {@code /series}. */
  public static QidoResource allSeries() {
    return new QidoResource(QueryLevel.SERIES, Optional.empty(), Optional.empty());
  }

  /** {@code /studies/{study}/series}. */
  public static QidoResource seriesOf(Uid study) {
    return new QidoResource(QueryLevel.SERIES, Optional.of(study), Optional.empty());
  }

  /** {@code /instances}. */
  public static QidoResource allInstances() {
    return new QidoResource(QueryLevel.INSTANCE, Optional.empty(), Optional.empty());
  }

  /** {@code /studies/{study}/instances}. */
  public static QidoResource instancesOf(Uid study) {
    return new QidoResource(QueryLevel.INSTANCE, Optional.of(study), Optional.empty());
  }

  /** {@code /studies/{study}/series/{series}/instances}. */
  public static QidoResource instancesOf(Uid study, Uid series) {
    return new QidoResource(QueryLevel.INSTANCE, Optional.of(study), Optional.of(series));
  }

  /** The path below the service's base, without a slash at either end. */
  public String path() {
    String above =
        study.map(uid -> "studies/" + uid + "/").orElse("")
            + series.map(uid -> "series/" + uid + "/").orElse("");
    return switch (level) {
      case PATIENT, STUDY -> "studies";
      case SERIES -> above + "series";
      case INSTANCE -> above + "instances";
    };
  }

  /** How much of the levels above the path names. */
  public Scope scope() {
    return series.isPresent() ? Scope.SERIES : study.isPresent() ? Scope.STUDY : Scope.ALL;
  }

  /** The keys that the path stands for. */
  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    study.ifPresent(uid -> keys.add(key(Tags.StudyInstanceUID, uid)));
    series.ifPresent(uid -> keys.add(key(Tags.SeriesInstanceUID, uid)));
    return keys;
  }

  private static Key key(Tag tag, Uid uid) {
    return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
  }
}
