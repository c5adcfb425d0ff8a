package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.conformance.harness.Dcmtk;
import org.pontis.conformance.harness.DimseSections;
import org.pontis.conformance.harness.Entity;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.GeneratedStudies;
import org.pontis.conformance.harness.Question;
import org.pontis.conformance.harness.StudySearch;

/**
 * The same question in QIDO-RS, in FHIR and in C-FIND gives the same studies, and those the
 * generator says it made.
 */
class DialectAgreementIT {
  private static GeneratedSites data;
  private static Entity entity;
  private static GatewayUnderTest gateway;
  private static JsonNode example;
  private static String exampleInstance;

  @BeforeAll
  static void start() {
    data = GeneratedSites.make(DialectAgreementIT.class);
    entity = Entity.onFreePort("PONTIS");
    gateway =
        GatewayUnderTest.start(
            Start.over(data.sites()).withSections(DimseSections.listener(entity, "")));
    example = GeneratedStudies.example(data.studies());
    exampleInstance =
        StudySearch.matches(
                gateway.dicomweb(), "/studies/" + text(example, "studyUid") + "/instances")
            .get(0)
            .at("/00080018/Value/0")
            .asText();
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void studies_areTheSameInEveryDialect(Question question) {
    Set<String> byQido = StudySearch.byQido(gateway.dicomweb(), question.qido());

    if (!question.fhir().isEmpty()) {
      Set<String> byFhir = StudySearch.byFhir(gateway.fhir(), question.fhir());
      assertThat(byFhir).as("FHIR %s", question.fhir()).isEqualTo(byQido);
    }
    if (!question.find().isEmpty()) {
      Dcmtk dcmtk = new Dcmtk(DialectAgreementIT.class, "FINDSCU", entity);
      Set<String> byFind = StudySearch.byFind(dcmtk, question.find());
      assertThat(byFind).as("C-FIND %s", question.find()).isEqualTo(byQido);
    }
    if (question.hasAnswers()) {
      assertThat(byQido).as("QIDO %s", question.qido()).isNotEmpty();
    }
  }

  @Test
  void studies_areThoseTheGeneratorMade() {
    assertThat(qidoStudies("/studies")).isEqualTo(data.studiesWhere(study -> true));
    assertThat(qidoStudies("/studies?StudyDate=20250101-20250630"))
        .isEqualTo(
            data.studiesWhere(study ->
                text(study, "date").compareTo("20250101") >= 0
                    && text(study, "date").compareTo("20250630") <= 0));
    assertThat(qidoStudies("/studies?ModalitiesInStudy=PT"))
        .isEqualTo(
            data.studiesWhere(
                study -> study.get("series").findValuesAsText("modality").contains("PT")));
    assertThat(qidoStudies("/studies?PatientID=" + text(example, "patientId")))
        .isEqualTo(
            data.studiesWhere(
                study -> text(study, "patientId").equals(text(example, "patientId"))));
  }

  @Test
  void patientNames_areFoundInEveryScript() {
    for (JsonNode study : data.studies()) {
      String name = text(study, "name").split("=", -1)[0];

      Set<String> found = qidoStudies("/studies?PatientName=" + Question.encoded(name) + "*");

      assertThat(found).as("studies of %s", name).contains(text(study, "studyUid"));
    }
  }

  static List<Question> questions() {
    return Question.about(example, exampleInstance, data.studies().getLast()).stream()
        .filter(Question::isOfSeveralDialects)
        .toList();
  }

  private static Set<String> qidoStudies(String path) {
    return StudySearch.byQido(gateway.dicomweb(), path);
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }
}
