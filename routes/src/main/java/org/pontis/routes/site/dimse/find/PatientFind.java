package org.pontis.routes.site.dimse.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.LevelDatasets;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.SourceCapabilities;
import org.pontis.dicom.source.SourceCapabilities.MatchableKeys;
import org.pontis.dicom.source.SourceCapabilities.Paging;
import org.pontis.routes.site.decorate.PlannedFind;

/**
 * Patients, made of their studies: asked from the study root, ids of different issuers are told
 * apart as far as the PACS names issuers.
 */
record PatientFind(PacsFind.Means means) {

  /** A patient: id and issuer. */
  private record Identity(Optional<String> id, Optional<String> issuer) {
    static Identity of(Dataset study) {
      return new Identity(study.string(Tags.PatientID), study.string(Tags.IssuerOfPatientID));
    }
  }

  FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
    Set<Tag> matched =
        query.keys().stream()
            .map(key -> key.path().first())
            .filter(tag -> AttributeLevels.of(tag) == QueryLevel.PATIENT)
            .collect(Collectors.toUnmodifiableSet());
    SourceCapabilities capabilities =
        new SourceCapabilities(
            new MatchableKeys.Only(Map.of(QueryLevel.PATIENT, matched)), Paging.NONE);
    return PlannedFind.run(
        query, capabilities, call, (asked, _, patients) -> grouped(asked, call, patients), sink);
  }

  private FindSummary grouped(ImagingQuery asked, Call call, DatasetSink patients) {
    Map<Identity, List<Dataset>> studies = new LinkedHashMap<>();
    FindSummary found =
        new OneFind(means, ofStudies(asked), call)
            .run((_, study) ->
                studies.computeIfAbsent(Identity.of(study), _ -> new ArrayList<>()).add(study));
    for (List<Dataset> of : studies.values()) {
      if (!patients.accept(means.site(), LevelDatasets.patient(of))) {
        break;
      }
    }
    return new FindSummary(studies.size(), Remainder.NONE, found.problems());
  }

  private static ImagingQuery ofStudies(ImagingQuery patients) {
    List<ElementPath> asked = ((ReturnKeys.Listed) patients.returnKeys()).paths();
    Set<ElementPath> paths = new LinkedHashSet<>();
    paths.add(ElementPath.of(Tags.PatientID));
    paths.add(ElementPath.of(Tags.IssuerOfPatientID));
    for (ElementPath path : asked) {
      paths.add(
          path.equals(ElementPath.of(Tags.NumberOfPatientRelatedSeries))
              ? ElementPath.of(Tags.NumberOfStudyRelatedSeries)
              : path.equals(ElementPath.of(Tags.NumberOfPatientRelatedInstances))
                  ? ElementPath.of(Tags.NumberOfStudyRelatedInstances)
                  : path);
    }
    paths.remove(ElementPath.of(Tags.NumberOfPatientRelatedStudies));
    patients.keys().stream().map(Key::path).forEach(paths::add);
    return new ImagingQuery(
        QueryLevel.STUDY,
        patients.keys(),
        new ReturnKeys.Listed(List.copyOf(paths)),
        Page.all(),
        Ordering.NEWEST_FIRST);
  }
}
