package org.pontis.mappings.engine;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesInstanceComponent;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.Golden;
import org.pontis.mappings.table.RowLevel;

/** Every row gives a value in at least one golden case. */
final class RowCoverageTest {

  @Test
  void imagingStudy_everyRowIsExercised() throws IOException {
    CompiledTable table = Tables.imagingStudy();
    Set<String> used = new TreeSet<>();

    for (String name : Golden.STUDIES) {
      List<Dataset> matches = Golden.matches(name);
      used.addAll(used(table, RowLevel.STUDY, matches, new ImagingStudy()));
      for (List<Dataset> series : bySeries(matches)) {
        used.addAll(used(table, RowLevel.SERIES, series, new ImagingStudySeriesComponent()));
      }
      for (Dataset match : matches) {
        Base instance = new ImagingStudySeriesInstanceComponent();
        used.addAll(used(table, RowLevel.INSTANCE, List.of(match), instance));
      }
    }

    assertThat(used).isEqualTo(ids(table));
  }

  @Test
  void patient_everyRowIsExercised() throws IOException {
    CompiledTable table = Tables.patient();
    Set<String> used = new TreeSet<>();

    for (String name : Golden.PATIENTS) {
      used.addAll(used(table, RowLevel.PATIENT, Golden.matches(name), new Patient()));
    }

    assertThat(used).isEqualTo(ids(table));
  }

  @Test
  void endpoint_everyRowIsExercised() {
    var endpoint =
        FhirR4Mapper.standard().endpoint(Golden.KNOWN, URI.create("http://127.0.0.1:8080"));

    assertThat(Tables.endpoint().rows())
        .allMatch(row -> endpoint.getNamedProperty(row.row().to().value()).hasValues());
  }

  private static List<List<Dataset>> bySeries(List<Dataset> matches) {
    return List.copyOf(
        matches.stream()
            .collect(groupingBy(match -> match.string(Tags.SeriesInstanceUID).orElseThrow()))
            .values());
  }

  private static Set<String> used(
      CompiledTable table, RowLevel level, List<Dataset> datasets, Base target) {
    Gathering gathering = table.gather(level, Golden.KNOWN);
    datasets.forEach(gathering::accept);
    Set<String> absent = gathering.into(target);
    List<String> used = new ArrayList<>();
    table.rows().stream()
        .filter(row -> row.row().level() == level && !absent.contains(row.id()))
        .forEach(row -> used.add(row.id()));
    return Set.copyOf(used);
  }

  private static Set<String> ids(CompiledTable table) {
    return new TreeSet<>(table.rows().stream().map(CompiledRow::id).toList());
  }
}
