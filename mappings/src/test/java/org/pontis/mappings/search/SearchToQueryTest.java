package org.pontis.mappings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.PatientKey;
import org.pontis.mappings.ids.StudyKey;

final class SearchToQueryTest {
  private static final SiteId NORTH = new SiteId("north");
  private static final SiteId SOUTH = new SiteId("south");
  private static final String STUDY_NORTH = FhirIds.study(new StudyKey(NORTH, new Uid("1.2.3")));
  private static final String STUDY_SOUTH = FhirIds.study(new StudyKey(SOUTH, new Uid("1.2.4")));
  private static final PatientKey ANN = new PatientKey(NORTH, Optional.of("NORTH"), "P-1");

  @Test
  void studies_withoutTermsAreAllNewestFirst() {
    FhirSearch<ImagingStudy> search = studies("");

    assertThat(search.sites()).isEmpty();
    assertThat(search.query().keys()).isEmpty();
    assertThat(search.query().ordering()).isEqualTo(Ordering.NEWEST_FIRST);
    assertThat(search.residual()).isEmpty();
  }

  @Test
  void id_asksTheSiteItNames() {
    FhirSearch<ImagingStudy> search = studies("_id=" + STUDY_NORTH);

    assertThat(search.sites()).get().isEqualTo(Set.of(NORTH));
    assertThat(QueryText.of(search.query())).isEqualTo("STUDY StudyInstanceUID uid 1.2.3");
    assertThat(search.residual()).isEmpty();
  }

  @Test
  void id_ofSeveralSitesIsCheckedOnTheResource() {
    FhirSearch<ImagingStudy> search = studies("_id=" + STUDY_NORTH + "," + STUDY_SOUTH);

    ImagingStudy other = new ImagingStudy();
    other.setId(FhirIds.study(new StudyKey(NORTH, new Uid("1.2.4"))));
    assertThat(search.sites()).get().isEqualTo(Set.of(NORTH, SOUTH));
    assertThat(search.residual().orElseThrow().test(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_id=unknown",
        "status=cancelled",
        "modality=http://example.org|CT",
        "subject=Device/1",
        "endpoint=Endpoint/NORTH",
        "endpoint=north&endpoint=south",
        "started=2026&started=2025",
        "identifier=urn:dicom:uid|1.2&identifier=urn:dicom:uid|1.3"
      })
  void studies_areNoneWhenNothingCanMatch(String request) {
    assertThat(studies(request).isEmpty()).isTrue();
  }

  @Test
  void patient_asksItsSiteAndIsCheckedOnTheResource() {
    FhirSearch<ImagingStudy> search = studies("patient=Patient/" + FhirIds.patient(ANN));

    assertThat(search.sites()).get().isEqualTo(Set.of(NORTH));
    assertThat(QueryText.of(search.query())).isEqualTo("STUDY PatientID = P-1");
    assertThat(search.residual().orElseThrow().test(studyOf(ANN))).isTrue();
    PatientKey namesake = new PatientKey(NORTH, Optional.of("SOUTH"), "P-1");
    assertThat(search.residual().orElseThrow().test(studyOf(namesake))).isFalse();
  }

  @Test
  void patient_ofAnIdThatIsAHashIsLookedForAtItsSite() {
    PatientKey longNamed = new PatientKey(NORTH, Optional.of("issuer".repeat(10)), "P-1");

    FhirSearch<ImagingStudy> search = studies("subject:Patient=" + FhirIds.patient(longNamed));

    assertThat(search.sites()).get().isEqualTo(Set.of(NORTH));
    assertThat(search.query().keys()).isEmpty();
    assertThat(search.residual().orElseThrow().test(studyOf(longNamed))).isTrue();
    assertThat(search.residual().orElseThrow().test(studyOf(ANN))).isFalse();
  }

  @Test
  void patientIdentifier_withASystemIsCheckedOnTheResource() {
    FhirSearch<ImagingStudy> search = studies("patient.identifier=urn:oid:1.2|P-1");

    assertThat(QueryText.of(search.query())).isEqualTo("STUDY PatientID = P-1");
    assertThat(search.residual().orElseThrow().test(studyOf("urn:oid:1.2"))).isTrue();
    assertThat(search.residual().orElseThrow().test(studyOf("urn:oid:1.3"))).isFalse();
    assertThat(studies("patient.identifier=|P-1").residual().orElseThrow().test(studyOf("urn:x")))
        .isFalse();
  }

  @Test
  void identifier_ofDigitsAndDotsMayBeEither() {
    FhirSearch<ImagingStudy> search = studies("identifier=2026.17");

    assertThat(search.existence().getFirst().anyOf())
        .extracting(QueryText::of)
        .containsExactly("STUDY StudyInstanceUID uid 2026.17", "STUDY AccessionNumber = 2026.17");
  }

  @Test
  void identifier_withASystemIsCheckedOnTheResource() {
    FhirSearch<ImagingStudy> search = studies("identifier=urn:oid:1.9|A7,urn:dicom:uid|1.2");

    ImagingStudy study = new ImagingStudy();
    study.addBasedOn().getIdentifier().setSystem("urn:oid:1.8").setValue("A7");
    assertThat(search.residual().orElseThrow().test(study)).isFalse();
    study.getBasedOnFirstRep().getIdentifier().setSystem("urn:oid:1.9");
    assertThat(search.residual().orElseThrow().test(study)).isTrue();
    study.getBasedOn().clear();
    study.addIdentifier().setSystem("urn:dicom:uid").setValue("urn:oid:1.2");
    assertThat(search.residual().orElseThrow().test(study)).isTrue();
  }

  @Test
  void started_withAZoneAsksForMoreDaysAndChecksTheResource() {
    FhirSearch<ImagingStudy> search = studies("started=ge2026-11-23T23:00:00Z");

    assertThat(QueryText.of(search.query())).isEqualTo("STUDY StudyDate 2026-11-21..");
    assertThat(search.residual().orElseThrow().test(studyAt("2026-11-24T00:30:00+02:00")))
        .isFalse();
    assertThat(search.residual().orElseThrow().test(studyAt("2026-11-24T01:30:00+02:00"))).isTrue();
    assertThat(search.residual().orElseThrow().test(new ImagingStudy())).isFalse();
  }

  @Test
  void bodySite_isASeriesOfTheTermOrAnInstanceOfTheRegion() {
    FhirSearch<ImagingStudy> search = studies("bodysite=http://snomed.info/sct|816094009");

    assertThat(search.existence().getFirst().anyOf())
        .extracting(QueryText::of)
        .containsExactly(
            "SERIES BodyPartExamined = CHEST",
            "INSTANCE AnatomicRegionSequence.CodeValue = 816094009");
    ImagingStudy chest = new ImagingStudy();
    chest.addSeries().setBodySite(new Coding("http://snomed.info/sct", "816094009", "Chest"));
    assertThat(search.residual().orElseThrow().test(chest)).isTrue();
    assertThat(search.residual().orElseThrow().test(new ImagingStudy())).isFalse();
  }

  @Test
  void existence_isNarrowedByWhatNarrowsStudies() {
    FhirSearch<ImagingStudy> search = studies("instance=1.2.3.4&started=2026-11-23&modality=CT");

    assertThat(search.existence().getFirst().anyOf())
        .extracting(QueryText::of)
        .containsExactly(
            "INSTANCE SOPInstanceUID uid 1.2.3.4 and StudyDate 2026-11-23..2026-11-23"
                + " and ModalitiesInStudy = CT");
  }

  @ParameterizedTest
  @CsvSource({"started, OLDEST_FIRST", "-started, NEWEST_FIRST"})
  void sort_isByStarted(String order, Ordering expected) {
    assertThat(studies("_sort=" + order).query().ordering()).isEqualTo(expected);
  }

  @Test
  void controlsAndEmptyParameters_sayNothing() {
    FhirSearch<ImagingStudy> search = studies("_count=5&_summary=count&modality=&_format=json");

    assertThat(search.query().keys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "basedon=1; UNSUPPORTED_KEY: search of ImagingStudy by 'basedon' is not supported, expected one of [_id, identifier,",
        "<script>=1; UNSUPPORTED_KEY: search of ImagingStudy by '?script?' is not supported",
        "modality:not=CT; UNSUPPORTED_KEY: modifier 'not' of 'modality' is not supported, nor is any other",
        "_sort=patient; UNSUPPORTED_KEY: this order is not supported, expected one of [started, -started]",
        "started=yesterday; INVALID_QUERY: search parameter 'started' is not a date",
        "series=abc; INVALID_QUERY: search parameter 'series' is not a UID of digits and dots",
        "instance=urn:oid:x; INVALID_QUERY: search parameter 'instance' is not a UID",
        "dicom-class=CT; INVALID_QUERY: search parameter 'dicom-class' is not a UID",
        "identifier=urn:dicom:uid|A1; INVALID_QUERY: search parameter 'identifier' is not a UID",
        "identifier=urn:x|; INVALID_QUERY: search parameter 'identifier' has no code after the bar",
        "status=done; INVALID_QUERY: search parameter 'status' is no status",
        "patient=http://example.org/fhir/Patient/1; INVALID_QUERY: search parameter 'patient' refers to another server"
      })
  void studies_refuseWhatTheyCannotAnswer(String request, String message) {
    assertThatThrownBy(() -> studies(request))
        .isInstanceOf(ImagingException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void patients_byIdAskTheSiteAndCheckTheResource() {
    FhirSearch<Patient> search = patients("_id=" + FhirIds.patient(ANN));

    Patient ann = new Patient();
    ann.setId(FhirIds.patient(ANN));
    assertThat(search.sites()).get().isEqualTo(Set.of(NORTH));
    assertThat(QueryText.of(search.query())).isEqualTo("PATIENT PatientID = P-1");
    assertThat(search.residual().orElseThrow().test(ann)).isTrue();
    assertThat(search.residual().orElseThrow().test(new Patient())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "family=mül, PATIENT PatientName like mül*, true",
    "family=ller, PATIENT PatientName like ller*, false",
    "family:contains=LLE, PATIENT PatientName like *LLE*, true",
    "family:exact=Müller, PATIENT PatientName like Müller*, true",
    "family:exact=müller, PATIENT PatientName like müller*, false",
    "given=Lou, PATIENT PatientName like *Lou*, true",
    "given=Müller, PATIENT PatientName like *Müller*, false",
    "name=dr, PATIENT PatientName like *dr*, true",
    "family=M*l^, PATIENT PatientName like M?l?*, false"
  })
  void patients_byNameAskAPatternAndCheckThePart(String request, String query, boolean expected) {
    Patient patient = new Patient();
    patient.addName().setFamily("Müller").addGiven("Ann").addGiven("Louise").addPrefix("Dr");

    FhirSearch<Patient> search = patients(request);

    assertThat(QueryText.of(search.query())).isEqualTo(query);
    assertThat(search.residual().orElseThrow().test(patient)).isEqualTo(expected);
  }

  @Test
  void patients_ofUnknownGenderHaveAnEmptySex() {
    assertThat(QueryText.of(patients("gender=unknown").query()))
        .isEqualTo("PATIENT PatientSex empty");
    assertThat(QueryText.of(patients("gender=male,female").query()))
        .startsWith("PATIENT PatientSex in ");
    assertThat(patients("gender=male,unknown").query().keys()).isEmpty();
  }

  @Test
  void parameters_areListedForTheCapabilityStatement() {
    assertThat(SearchToQuery.parameters("ImagingStudy"))
        .extracting(SearchParameter::name)
        .contains("_id", "identifier", "patient", "patient.identifier", "started", "dicom-class");
    assertThat(SearchToQuery.parameters("Observation")).isEmpty();
  }

  @Test
  void term_splitsValuesAtCommasThatAreNotEscaped() {
    SearchTerm term = SearchTerm.parse("family:exact", "a\\,b,c\\|d");

    assertThat(term)
        .isEqualTo(new SearchTerm("family", Optional.of("exact"), List.of("a,b", "c\\|d")));
  }

  private static ImagingStudy studyOf(PatientKey patient) {
    return new ImagingStudy().setSubject(new Reference("Patient/" + FhirIds.patient(patient)));
  }

  private static ImagingStudy studyOf(String system) {
    Identifier identifier = new Identifier().setSystem(system).setValue("P-1");
    return new ImagingStudy().setSubject(new Reference().setIdentifier(identifier));
  }

  private static ImagingStudy studyAt(String started) {
    return new ImagingStudy().setStartedElement(new DateTimeType(started));
  }

  private static FhirSearch<ImagingStudy> studies(String request) {
    return SearchToQuery.studies(terms(request));
  }

  private static FhirSearch<Patient> patients(String request) {
    return SearchToQuery.patients(terms(request));
  }

  private static List<SearchTerm> terms(String request) {
    return Arrays.stream(request.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> SearchTerm.parse(pair[0], pair[1]))
        .toList();
  }

  @Test
  void terms_printNoValues() {
    SearchTerm name = SearchTerm.parse("family", "Secret");
    SearchTerm id = SearchTerm.parse("identifier", "urn:x|Secret");

    assertThat(name + " " + NameTerm.parse(name) + " " + Token.parse(id, "urn:x|Secret"))
        .doesNotContain("Secret");
    assertThat(FhirMoment.parse("1950-02-03").orElseThrow().toString()).doesNotContain("1950");
  }
}
