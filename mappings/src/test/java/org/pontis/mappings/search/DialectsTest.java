package org.pontis.mappings.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.web.QidoParameters;
import org.pontis.dicom.web.QidoResource;
import org.pontis.dicom.web.QueryParameter;
import org.pontis.mappings.Repository;

/** The table {@code docs/dialects.tsv}: one question, one query, whatever it was asked in. */
final class DialectsTest {
  record Dialects(String fhir, String qido, String find, String query) {
    @Override
    public String toString() {
      return fhir;
    }
  }

  static Stream<Dialects> table() throws IOException {
    Path file = Repository.root().resolve("docs/dialects.tsv");
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(columns -> new Dialects(columns[0], columns[1], columns[2], columns[3]));
  }

  static Stream<Dialects> tableWithQido() throws IOException {
    return table().filter(row -> !row.qido().equals("-"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void fhirSearch_isReadAsTheQuery(Dialects row) {
    List<SearchTerm> terms = terms(row.fhir());
    FhirSearch<?> search =
        row.fhir().startsWith("Patient")
            ? SearchToQuery.patients(terms)
            : SearchToQuery.studies(terms);

    ImagingQuery query =
        search.existence().isEmpty()
            ? search.query()
            : search.existence().getFirst().anyOf().getFirst();

    assertThat(QueryText.of(query)).isEqualTo(row.query());
  }

  @ParameterizedTest
  @MethodSource("tableWithQido")
  void qido_isReadAsTheQuery(Dialects row) {
    QidoResource resource =
        switch (before(row.qido())) {
          case "studies" -> QidoResource.allStudies();
          case "series" -> QidoResource.allSeries();
          default -> QidoResource.allInstances();
        };

    ImagingQuery query = QidoParameters.read(resource, parameters(row.qido()));

    assertThat(QueryText.of(query)).isEqualTo(row.query());
  }

  @ParameterizedTest
  @MethodSource("table")
  void find_isReadAsTheQuery(Dialects row) {
    List<String> words = List.of(row.find().split(" ", -1));
    String level = words.getFirst();
    DatasetBuilder identifier = Dataset.builder().text(Tags.QueryRetrieveLevel, Vr.CS, level);
    for (String word : words.subList(1, words.size())) {
      String[] key = word.split("=", 2);
      Tag tag = Dictionary.tag(key[0]).orElseThrow();
      identifier.text(tag, Dictionary.vr(tag), key[1].split("\\\\", -1));
    }
    InformationModel model =
        level.equals("PATIENT") ? InformationModel.PATIENT_ROOT : InformationModel.STUDY_ROOT;

    ImagingQuery query = FindIdentifier.read(identifier.build(), model, Set.of()).query();

    assertThat(words(QueryText.of(query)))
        .as("in the order of tags")
        .containsExactlyInAnyOrder(words(row.query()));
  }

  private static String[] words(String query) {
    return query.split(" ", -1);
  }

  private static List<SearchTerm> terms(String request) {
    return parameters(request).stream().map(p -> SearchTerm.parse(p.name(), p.value())).toList();
  }

  private static List<QueryParameter> parameters(String request) {
    return Arrays.stream(request.substring(before(request).length() + 1).split("&", -1))
        .map(pair -> pair.split("=", 2))
        .map(pair -> new QueryParameter(pair[0], pair[1]))
        .toList();
  }

  private static String before(String request) {
    return request.substring(0, request.indexOf('?'));
  }
}
