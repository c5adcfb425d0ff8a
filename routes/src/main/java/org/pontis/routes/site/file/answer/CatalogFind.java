package org.pontis.routes.site.file.answer;

import java.util.List;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.routes.site.file.index.Catalog;
import org.pontis.routes.site.file.index.CatalogSeries;
import org.pontis.routes.site.file.index.CatalogStudy;
import org.pontis.routes.site.file.index.IndexedFile;

/**
 * One query over one catalog. Keys on attributes above the query's level must match what contains
 * the match; keys on attributes below it must match something it contains, those of one level all
 * the same thing.
 */
public final class CatalogFind {
  private final QueryLevel level;
  private final Matcher ofPatient;
  private final Matcher ofStudy;
  private final Matcher ofSeries;
  private final Matcher ofInstance;
  private final List<CatalogStudy> candidates;
  private final Catalog catalog;

  public CatalogFind(Catalog catalog, Candidates candidates, ImagingQuery query) {
    this.catalog = catalog;
    this.level = query.level();
    this.ofPatient = Matcher.of(query.keysAt(QueryLevel.PATIENT));
    this.ofStudy = Matcher.of(upTo(query));
    this.ofSeries = Matcher.of(query.keysAt(QueryLevel.SERIES));
    this.ofInstance = Matcher.of(query.keysAt(QueryLevel.INSTANCE));
    this.candidates = level == QueryLevel.PATIENT ? List.of() : candidates.of(query);
  }

  private static List<Key> upTo(ImagingQuery query) {
    return Stream.concat(
            query.keysAt(QueryLevel.PATIENT).stream(), query.keysAt(QueryLevel.STUDY).stream())
        .toList();
  }

  /** Gives out all matches in order until no more are wanted. */
  public void run(Pager pager) {
    boolean _ =
        switch (level) {
          case PATIENT -> catalog.patients().stream().allMatch(patient -> patient(patient, pager));
          case STUDY -> candidates.stream().allMatch(study -> study(study, pager));
          case SERIES, INSTANCE -> candidates.stream().allMatch(study -> within(study, pager));
        };
  }

  private boolean patient(Catalog.Patient patient, Pager pager) {
    return !ofPatient.test(patient.match())
        || patient.studies().stream().noneMatch(this::matches)
        || pager.take(patient.match());
  }

  private boolean study(CatalogStudy study, Pager pager) {
    if (needsSearch()) {
      pager.checkTime();
    }
    return !matches(study) || pager.take(study.match());
  }

  private boolean matches(CatalogStudy study) {
    return ofStudy.test(study.match())
        && (!needsSearch() || study.series().stream().anyMatch(this::matches));
  }

  /** Whether a study has to be searched to know if it matches. */
  private boolean needsSearch() {
    return !ofSeries.matchesAll() || !ofInstance.matchesAll();
  }

  private boolean matches(CatalogSeries series) {
    return ofSeries.test(series.match())
        && (ofInstance.matchesAll()
            || series.instances().stream()
                .anyMatch(instance -> ofInstance.test(instance.own().whole())));
  }

  private boolean within(CatalogStudy study, Pager pager) {
    pager.checkTime();
    if (!ofStudy.test(study.match())) {
      return true;
    }
    for (CatalogSeries series : study.series()) {
      boolean more = level == QueryLevel.SERIES ? series(series, pager) : instances(series, pager);
      if (!more) {
        return false;
      }
    }
    return true;
  }

  private boolean series(CatalogSeries series, Pager pager) {
    return !matches(series) || pager.take(series.match());
  }

  private boolean instances(CatalogSeries series, Pager pager) {
    if (!ofSeries.test(series.match())) {
      return true;
    }
    for (IndexedFile instance : series.instances()) {
      if (!instance(series, instance, pager)) {
        return false;
      }
    }
    return true;
  }

  private boolean instance(CatalogSeries series, IndexedFile instance, Pager pager) {
    if (ofInstance.matchesAll() && pager.passesNext()) {
      pager.pass();
      return true;
    }
    Dataset own = instance.own().whole();
    return !ofInstance.test(own) || pager.take(series.matchWith(own));
  }
}
