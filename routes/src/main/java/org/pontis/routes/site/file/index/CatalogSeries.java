package org.pontis.routes.site.file.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.query.LevelDatasets;
import org.pontis.dicom.query.SeriesContent;

/**
 * A series as it was when its study was last put together.
 *
 * @param match attributes of patient, study and series
 * @param instances in the order of matches
 */
public record CatalogSeries(Uid uid, Dataset match, List<IndexedFile> instances) {
  private static final Comparator<IndexedFile> IN_ORDER =
      Comparator.comparingLong(IndexedFile::number).thenComparing(IndexedFile::instance);

  public CatalogSeries {
    instances = List.copyOf(instances);
  }

  static List<IndexedFile> inOrder(Collection<IndexedFile> files) {
    return files.stream().sorted(IN_ORDER).toList();
  }

  /** What a series' instances, at least one, say of it and of its study. */
  static SeriesContent content(List<IndexedFile> instances) {
    Set<Shared> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Dataset> headers = new ArrayList<>();
    Set<String> sopClasses = new HashSet<>();
    for (IndexedFile file : instances) {
      if (distinct.add(file.shared())) {
        headers.add(file.shared().whole());
      }
      sopClasses.add(file.sopClass().value());
    }
    SeriesContent content = LevelDatasets.series(headers);
    String count = Integer.toString(instances.size());
    Dataset series =
        content.series().toBuilder()
            .text(Tags.NumberOfSeriesRelatedInstances, Vr.IS, count)
            .build();
    return new SeriesContent(content.study(), series, sopClasses);
  }

  /** The match of an instance with these attributes of its own. */
  public Dataset matchWith(Dataset own) {
    return LevelDatasets.join(match, own);
  }

  @Override
  public String toString() {
    return "CatalogSeries " + uid;
  }
}
