package org.pontis.routes.site.file.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.query.LevelDatasets;
import org.pontis.dicom.query.MatchOrder;
import org.pontis.dicom.query.MatchOrder.Position;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.SeriesContent;

/**
 * A study as it was when last put together.
 *
 * @param match attributes of patient and study
 * @param series in the order of matches
 * @param newestFirst where it stands among studies
 * @param oldestFirst where it stands in the other order
 */
public record CatalogStudy(
    Uid uid,
    Dataset match,
    List<CatalogSeries> series,
    Position newestFirst,
    Position oldestFirst) {
  private static final MatchOrder NEWEST = MatchOrder.of(QueryLevel.STUDY, Ordering.NEWEST_FIRST);
  private static final MatchOrder OLDEST = MatchOrder.of(QueryLevel.STUDY, Ordering.OLDEST_FIRST);
  private static final MatchOrder OF_SERIES =
      MatchOrder.of(QueryLevel.SERIES, Ordering.NEWEST_FIRST);

  public CatalogStudy {
    series = List.copyOf(series);
  }

  /**
   * Puts a study together.
   *
   * @param files of each series at least one
   * @param issuer of patient ids that do not name theirs
   */
  static CatalogStudy of(Uid uid, List<List<IndexedFile>> files, Optional<String> issuer) {
    List<List<IndexedFile>> ordered = files.stream().map(CatalogSeries::inOrder).toList();
    List<SeriesContent> contents = ordered.stream().map(CatalogSeries::content).toList();
    Dataset study = withIssuer(LevelDatasets.study(contents), issuer);
    List<CatalogSeries> series = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Dataset match = LevelDatasets.join(study, contents.get(i).series());
      series.add(new CatalogSeries(ordered.get(i).getFirst().series(), match, ordered.get(i)));
    }
    series.sort(Comparator.comparing(one -> OF_SERIES.position(one.match())));
    return new CatalogStudy(uid, study, series, NEWEST.position(study), OLDEST.position(study));
  }

  private static Dataset withIssuer(Dataset study, Optional<String> issuer) {
    boolean applies =
        issuer.isPresent()
            && study.string(Tags.PatientID).isPresent()
            && study.string(Tags.IssuerOfPatientID).isEmpty();
    return applies
        ? study.toBuilder().text(Tags.IssuerOfPatientID, Vr.LO, issuer.get()).build()
        : study;
  }

  @Override
  public String toString() {
    return "CatalogStudy " + uid;
  }
}
