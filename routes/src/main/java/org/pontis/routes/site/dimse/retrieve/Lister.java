package org.pontis.routes.site.dimse.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.find.LevelFind;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;

/** Asks a PACS by C-FIND what there is to retrieve. */
final class Lister {
  private static final List<Tag> OF_STUDY =
      List.of(Tags.SOPClassesInStudy, Tags.NumberOfStudyRelatedInstances);
  private static final List<Tag> OF_INSTANCE = List.of(Tags.SOPClassUID);

  private final SiteId site;
  private final AssociationPool pool;
  private final LevelFind find;

  Lister(SiteId site, AssociationPool pool, LevelFind find) {
    this.site = site;
    this.pool = pool;
    this.find = find;
  }

  /**
   * The count and the SOP classes, by one query where the PACS says both with the study.
   *
   * @throws ImagingException NOT_FOUND when there is nothing
   */
  Listing summary(InstanceRef what, Deadline deadline) {
    if (what.series().isPresent()) {
      return Listing.of(instances(what, deadline));
    }
    List<Dataset> study = ask(new Asking(QueryLevel.STUDY, what, OF_STUDY), deadline);
    if (study.isEmpty()) {
      throw notFound();
    }
    Set<Uid> classes =
        study.getFirst().strings(Tags.SOPClassesInStudy).stream()
            .flatMap(text -> Uid.parse(text).stream())
            .collect(Collectors.toUnmodifiableSet());
    Optional<Long> count = study.getFirst().integer(Tags.NumberOfStudyRelatedInstances);
    return classes.isEmpty() || count.isEmpty()
        ? Listing.of(instances(what, deadline))
        : new Listing(count.get(), classes, List.of());
  }

  /**
   * Each instance.
   *
   * @throws ImagingException NOT_FOUND when there is none
   */
  List<Listing.Listed> instances(InstanceRef what, Deadline deadline) {
    List<Uid> series =
        what.series()
            .map(List::of)
            .orElseGet(() ->
                ask(new Asking(QueryLevel.SERIES, what, List.of()), deadline).stream()
                    .flatMap(one -> one.uid(Tags.SeriesInstanceUID).stream())
                    .distinct()
                    .toList());
    List<Listing.Listed> instances = new ArrayList<>();
    for (Uid uid : series) {
      InstanceRef part =
          what.instance()
              .map(instance -> InstanceRef.instance(what.study(), uid, instance))
              .orElse(InstanceRef.series(what.study(), uid));
      for (Dataset one : ask(new Asking(QueryLevel.INSTANCE, part, OF_INSTANCE), deadline)) {
        one.uid(Tags.SOPInstanceUID)
            .ifPresent(instance ->
                instances.add(new Listing.Listed(uid, instance, one.uid(Tags.SOPClassUID))));
      }
    }
    if (instances.isEmpty()) {
      throw notFound();
    }
    return instances;
  }

  /** One query. */
  private record Asking(QueryLevel level, InstanceRef what, List<Tag> returned) {
    LevelFind.Asked asked() {
      List<Key> keys = new ArrayList<>();
      keys.add(key(Tags.StudyInstanceUID, what.study()));
      what.series().ifPresent(uid -> keys.add(key(Tags.SeriesInstanceUID, uid)));
      what.instance().ifPresent(uid -> keys.add(key(Tags.SOPInstanceUID, uid)));
      return new LevelFind.Asked(
          level, keys, returned.stream().map(tag -> ElementPath.of(tag)).toList());
    }

    private static Key key(Tag tag, Uid uid) {
      return new Key(ElementPath.of(tag), new Matching.UidList(List.of(uid)));
    }
  }

  private List<Dataset> ask(Asking asking, Deadline deadline) {
    return pool.use(
        Purpose.QUERIES,
        deadline,
        scu -> {
          List<Dataset> answers = new ArrayList<>();
          var _ = find.run(scu, asking.asked(), deadline, answers::add);
          return answers;
        },
        () -> false);
  }

  private ImagingException notFound() {
    return new ImagingException(
        Problem.of(
            ProblemType.NOT_FOUND, site, "the PACS knows no such study, series or instance"));
  }
}
