package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;

/** The first instance of a study or series, in the order of matches. */
record FirstInstance(AssociationPool pool, LevelFind find, Deadline deadline) {

  /** That below a match; empty when there is none. */
  Optional<InstanceRef> below(Dataset match) {
    return match
        .uid(Tags.StudyInstanceUID)
        .flatMap(study ->
            match
                .uid(Tags.SeriesInstanceUID)
                .or(() -> first(QueryLevel.SERIES, study, Optional.empty()))
                .flatMap(series ->
                    first(QueryLevel.INSTANCE, study, Optional.of(series))
                        .map(instance -> InstanceRef.instance(study, series, instance))));
  }

  private Optional<Uid> first(QueryLevel level, Uid study, Optional<Uid> series) {
    List<Key> keys =
        Stream.concat(
                Stream.of(Totals.uid(Tags.StudyInstanceUID, study)),
                series.stream().map(uid -> Totals.uid(Tags.SeriesInstanceUID, uid)))
            .toList();
    List<ElementPath> order =
        MatchOrder.attributes(level).stream().map(tag -> ElementPath.of(tag)).toList();
    List<Dataset> all =
        pool.use(
            Purpose.QUERIES,
            deadline,
            scu -> {
              List<Dataset> found = new ArrayList<>();
              var _ = find.run(scu, new LevelFind.Asked(level, keys, order), deadline, found::add);
              return found;
            },
            () -> false);
    return all.stream()
        .min(MatchOrder.of(level, Ordering.NEWEST_FIRST))
        .flatMap(one -> one.uid(Walk.unique(level)));
  }
}
