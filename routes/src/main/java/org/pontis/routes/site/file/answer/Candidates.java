package org.pontis.routes.site.file.answer;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.routes.site.file.index.Catalog;
import org.pontis.routes.site.file.index.CatalogStudy;
import org.pontis.routes.site.file.index.FolderIndex;

/** The studies a query can find anything in, in the order of its matches. */
public final class Candidates {
  private final Catalog catalog;
  private final FolderIndex index;

  public Candidates(Catalog catalog, FolderIndex index) {
    this.catalog = catalog;
    this.index = index;
  }

  /** Those that the query's UIDs name, or all. */
  List<CatalogStudy> of(ImagingQuery query) {
    Optional<Set<Uid>> named = named(query);
    if (named.isEmpty()) {
      return query.level() == QueryLevel.STUDY
          ? catalog.inOrder(query.ordering())
          : catalog.byUid();
    }
    return named.get().stream()
        .flatMap(uid -> catalog.study(uid).stream())
        .sorted(order(query))
        .toList();
  }

  private Optional<Set<Uid>> named(ImagingQuery query) {
    return uids(query, Tags.StudyInstanceUID)
        .or(() -> uids(query, Tags.SOPInstanceUID).map(this::studiesOf));
  }

  private Set<Uid> studiesOf(Set<Uid> instances) {
    Set<Uid> studies = new HashSet<>();
    instances.forEach(uid -> index.served(uid).ifPresent(file -> studies.add(file.study())));
    return studies;
  }

  private static Optional<Set<Uid>> uids(ImagingQuery query, Tag tag) {
    for (Key key : query.keys()) {
      boolean isTop = key.path().steps().size() == 1 && key.path().first().equals(tag);
      if (isTop && key.matching() instanceof Matching.UidList(List<Uid> uids) && !uids.isEmpty()) {
        return Optional.of(new HashSet<>(uids));
      }
    }
    return Optional.empty();
  }

  private static Comparator<CatalogStudy> order(ImagingQuery query) {
    if (query.level() != QueryLevel.STUDY) {
      return Comparator.comparing(CatalogStudy::uid);
    }
    return query.ordering() == Ordering.NEWEST_FIRST
        ? Comparator.comparing(CatalogStudy::newestFirst)
        : Comparator.comparing(CatalogStudy::oldestFirst);
  }
}
