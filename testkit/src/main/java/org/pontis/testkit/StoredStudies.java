package org.pontis.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.LevelDatasets;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.SeriesContent;
import org.pontis.dicom.source.InstanceRef;

/** The instances of a source and the matches they make at each level. */
final class StoredStudies {
  private final Map<Uid, Map<Uid, List<StoredInstance>>> byStudy = new LinkedHashMap<>();
  private final Map<QueryLevel, List<Dataset>> matches = new LinkedHashMap<>();

  StoredStudies(Collection<StoredInstance> instances) {
    for (StoredInstance instance : instances) {
      byStudy
          .computeIfAbsent(instance.study(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(instance.series(), _ -> new ArrayList<>())
          .add(instance);
    }
    for (QueryLevel level : QueryLevel.values()) {
      matches.put(level, new ArrayList<>());
    }
    byStudy.values().forEach(this::addStudy);
    addPatients();
  }

  private void addStudy(Map<Uid, List<StoredInstance>> seriesOfStudy) {
    Map<Uid, SeriesContent> contents = new LinkedHashMap<>();
    seriesOfStudy.forEach((uid, instances) ->
        contents.put(
            uid, LevelDatasets.series(instances.stream().map(StoredInstance::dataset).toList())));
    Dataset study = LevelDatasets.study(contents.values());
    at(QueryLevel.STUDY).add(study);
    contents.forEach((uid, content) -> {
      Dataset series = LevelDatasets.join(study, content.series());
      at(QueryLevel.SERIES).add(series);
      for (StoredInstance instance : seriesOfStudy.getOrDefault(uid, List.of())) {
        at(QueryLevel.INSTANCE)
            .add(LevelDatasets.join(series, LevelDatasets.instance(instance.dataset())));
      }
    });
  }

  private void addPatients() {
    Map<List<Optional<String>>, List<Dataset>> byPatient = new LinkedHashMap<>();
    for (Dataset study : at(QueryLevel.STUDY)) {
      byPatient
          .computeIfAbsent(
              List.of(study.string(Tags.PatientID), study.string(Tags.IssuerOfPatientID)),
              _ -> new ArrayList<>())
          .add(study);
    }
    byPatient.values().forEach(of -> at(QueryLevel.PATIENT).add(LevelDatasets.patient(of)));
  }

  /** All instances, in no particular order. */
  Stream<StoredInstance> instances() {
    return byStudy.values().stream()
        .flatMap(series -> series.values().stream())
        .flatMap(List::stream);
  }

  private List<Dataset> at(QueryLevel level) {
    return matches.computeIfAbsent(level, _ -> new ArrayList<>());
  }

  /** Everything at a level, in no particular order. */
  List<Dataset> matches(QueryLevel level) {
    return List.copyOf(matches.getOrDefault(level, List.of()));
  }

  /** The instances that a reference names. */
  List<StoredInstance> located(InstanceRef what) {
    Map<Uid, List<StoredInstance>> series = byStudy.getOrDefault(what.study(), Map.of());
    return series.values().stream()
        .flatMap(List::stream)
        .filter(one -> what.series().map(uid -> uid.equals(one.series())).orElse(true))
        .filter(one -> what.instance().map(uid -> uid.equals(one.instance())).orElse(true))
        .toList();
  }
}
