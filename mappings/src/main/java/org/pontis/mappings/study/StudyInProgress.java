package org.pontis.mappings.study;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.mappings.engine.CompiledTable;
import org.pontis.mappings.engine.Gathering;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.site.MappedSite;
import org.pontis.mappings.table.RowLevel;

/** The study whose instances are arriving. */
final class StudyInProgress {
  /** An ImagingStudy lists its instances in memory: so many of them take some 50 MB. */
  static final int MOST_INSTANCES = 100_000;

  private final StudyKey key;
  private final CompiledTable table;
  private final MappedSite site;
  private final ImagingStudy study = new ImagingStudy();
  private final Gathering gathering;
  private final Map<Uid, SeriesInProgress> series = new LinkedHashMap<>();
  private final Set<String> absent = new HashSet<>();
  private int instances;

  StudyInProgress(StudyKey key, CompiledTable table, MappedSite site) {
    this.key = key;
    this.table = table;
    this.site = site;
    this.gathering = table.gather(RowLevel.STUDY, site);
  }

  private record SeriesInProgress(ImagingStudySeriesComponent element, Gathering gathering) {}

  StudyKey key() {
    return key;
  }

  void add(Dataset match) {
    instances++;
    if (instances > MOST_INSTANCES) {
      throw new ImagingException(
          Problem.of(
              ProblemType.LIMIT_EXCEEDED,
              site.id(),
              "a study has more than %d instances, which is more than one ImagingStudy can list;"
                      .formatted(MOST_INSTANCES)
                  + " ask DICOMweb for it"));
    }
    gathering.accept(match);
    match
        .uid(Tags.SeriesInstanceUID)
        .filter(Uid::hasConformingLength)
        .ifPresent(uid -> {
          SeriesInProgress one = series.computeIfAbsent(uid, _ -> started());
          one.gathering().accept(match);
          addInstance(match, one);
        });
  }

  /** FHIR's uid has 64 characters: what has a longer one is counted, but not listed. */
  private void addInstance(Dataset match, SeriesInProgress one) {
    if (match.uid(Tags.SOPInstanceUID).filter(Uid::hasConformingLength).isEmpty()) {
      return;
    }
    Gathering instance = table.gather(RowLevel.INSTANCE, site);
    instance.accept(match);
    absent.addAll(instance.into(one.element().addInstance()));
  }

  private SeriesInProgress started() {
    return new SeriesInProgress(study.addSeries(), table.gather(RowLevel.SERIES, site));
  }

  /** The finished resource, with its id and the profiles it fulfils. */
  ImagingStudy finish() {
    absent.addAll(gathering.into(study));
    series.values().forEach(one -> absent.addAll(one.gathering().into(one.element())));
    study.setId(FhirIds.study(key));
    table.claims(absent).forEach(study.getMeta()::addProfile);
    return study;
  }
}
