package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Deadline;

/**
 * One query asked level by level from the study down, since below the study a PACS need only answer
 * what names its study and series (PS3.4 C.4.1.2.1). Levels of which nothing but the UID is asked,
 * and that is given, are left out.
 */
final class Walk {
  /** The most studies or series looked into for one query. */
  static final int MOST_PARENTS = 10_000;

  /** Said of an answer, whatever its level. */
  private static final Set<Tag> OF_ANY_LEVEL =
      Set.of(
          Tags.SpecificCharacterSet,
          Tags.TimezoneOffsetFromUTC,
          Tags.InstanceAvailability,
          Tags.RetrieveURL,
          Tags.RetrieveAETitle);

  private final LevelFind find;
  private final ImagingQuery query;
  private final List<Key> hints;
  private final Deadline deadline;
  private int parents;

  /**
   * A walk.
   *
   * @param query with listed return keys
   * @param hints keys on studies that are asked as well, and compared by whoever asks
   */
  Walk(LevelFind find, ImagingQuery query, List<Key> hints, Deadline deadline) {
    this.find = find;
    this.query = query;
    this.hints = hints;
    this.deadline = deadline;
  }

  /** Gives the matches to a sink, with what their study and series say. */
  void run(DimseScu scu, Predicate<Dataset> sink) {
    below(scu, QueryLevel.STUDY, Dataset.empty(), sink);
  }

  private boolean below(DimseScu scu, QueryLevel level, Dataset above, Predicate<Dataset> sink) {
    if (level == query.level()) {
      return find.run(
          scu, asked(level, above), deadline, match -> sink.test(above.overlaidWith(match)));
    }
    for (Dataset parent : given(level).orElseGet(() -> parents(scu, level, above))) {
      QueryLevel next = level == QueryLevel.STUDY ? QueryLevel.SERIES : QueryLevel.INSTANCE;
      if (!below(scu, next, above.overlaidWith(parent), sink)) {
        return false;
      }
    }
    return true;
  }

  private List<Dataset> parents(DimseScu scu, QueryLevel level, Dataset above) {
    List<Dataset> found = new ArrayList<>();
    find.run(
        scu,
        asked(level, above),
        deadline,
        match -> {
          parents++;
          if (parents > MOST_PARENTS) {
            throw ImagingException.of(
                ProblemType.LIMIT_EXCEEDED,
                "more than %d studies and series would have to be looked into; name a study or narrow the query"
                    .formatted(MOST_PARENTS));
          }
          return found.add(match);
        });
    return found;
  }

  /** The parents named by the query, if nothing else is asked of their level. */
  private Optional<List<Dataset>> given(QueryLevel level) {
    Tag unique = unique(level);
    List<Key> keys = keysAt(level);
    boolean onlyUid = pathsAt(level).stream().allMatch(path -> path.equals(ElementPath.of(unique)));
    if (onlyUid
        && keys.size() == 1
        && keys.getFirst().path().equals(ElementPath.of(unique))
        && keys.getFirst().matching() instanceof Matching.UidList(List<Uid> uids)) {
      return Optional.of(uids.stream().distinct().map(uid -> named(unique, uid)).toList());
    }
    return Optional.empty();
  }

  private static Dataset named(Tag unique, Uid uid) {
    return Dataset.builder().text(unique, Vr.UI, uid.value()).build();
  }

  private LevelFind.Asked asked(QueryLevel level, Dataset above) {
    List<Key> keys = new ArrayList<>(keysAt(level));
    Stream.of(QueryLevel.STUDY, QueryLevel.SERIES)
        .filter(upper -> upper.compareTo(level) < 0)
        .map(Walk::unique)
        .forEach(tag -> above.uid(tag).ifPresent(uid -> keys.add(Totals.uid(tag, uid))));
    List<ElementPath> returned = new ArrayList<>(pathsAt(level));
    OF_ANY_LEVEL.stream().map(ElementPath::of).filter(paths()::contains).forEach(returned::add);
    return new LevelFind.Asked(level, keys, returned);
  }

  private List<Key> keysAt(QueryLevel level) {
    return Stream.concat(query.keys().stream(), hints.stream())
        .filter(key -> levelOf(key.path()) == level)
        .toList();
  }

  private List<ElementPath> pathsAt(QueryLevel level) {
    return paths().stream()
        .filter(path -> !OF_ANY_LEVEL.contains(path.first()) && levelOf(path) == level)
        .toList();
  }

  private List<ElementPath> paths() {
    return query.returnKeys() instanceof ReturnKeys.Listed(List<ElementPath> paths)
        ? paths
        : PacsKeys.everything(query.level()).paths();
  }

  /** In the study root model the patient's attributes are the study's. */
  private static QueryLevel levelOf(ElementPath path) {
    QueryLevel level = AttributeLevels.of(path);
    return level == QueryLevel.PATIENT ? QueryLevel.STUDY : level;
  }

  static Tag unique(QueryLevel level) {
    return switch (level) {
      case PATIENT -> Tags.PatientID;
      case STUDY -> Tags.StudyInstanceUID;
      case SERIES -> Tags.SeriesInstanceUID;
      case INSTANCE -> Tags.SOPInstanceUID;
    };
  }
}
