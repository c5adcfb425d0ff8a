package org.pontis.mappings.search;

import java.util.List;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.QueryLevel;

/** Reads the parameters of a FHIR search; each must be fulfilled, and none is passed over. */
public final class SearchToQuery {
  private SearchToQuery() {}

  /** The parameters a resource type can be searched by. */
  public static List<SearchParameter> parameters(String resource) {
    return SearchTable.table().parameters(resource);
  }

  /**
   * A search for studies.
   *
   * @throws ImagingException INVALID_QUERY when a value can't be read, UNSUPPORTED_KEY when a
   *     parameter or modifier isn't known
   */
  public static FhirSearch<ImagingStudy> studies(List<SearchTerm> terms) {
    Criteria<ImagingStudy> criteria = new Criteria<>();
    read("ImagingStudy", terms, (parameter, term) -> study(criteria, parameter, term));
    return criteria.search(QueryLevel.STUDY);
  }

  /**
   * A search for patients.
   *
   * @throws ImagingException INVALID_QUERY when a value can't be read, UNSUPPORTED_KEY when a
   *     parameter or modifier isn't known
   */
  public static FhirSearch<Patient> patients(List<SearchTerm> terms) {
    Criteria<Patient> criteria = new Criteria<>();
    read("Patient", terms, (parameter, term) -> patient(criteria, parameter, term));
    return criteria.search(QueryLevel.PATIENT);
  }

  /** Empty parameters are no error and say nothing (FHIR R4 search 3.1.1.3). */
  private static void read(
      String resource, List<SearchTerm> terms, BiConsumer<SearchParameter, SearchTerm> reader) {
    SearchTable table = SearchTable.table();
    for (SearchTerm term : terms) {
      boolean empty = term.values().stream().allMatch(String::isBlank);
      if (!empty && !table.controls().contains(term.name())) {
        SearchParameter parameter = parameter(resource, term);
        checkModifier(parameter, term);
        reader.accept(parameter, nonBlank(term));
      }
    }
  }

  private static SearchTerm nonBlank(SearchTerm term) {
    return new SearchTerm(
        term.name(),
        term.modifier(),
        term.values().stream().filter(value -> !value.isBlank()).toList());
  }

  private static SearchParameter parameter(String resource, SearchTerm term) {
    List<SearchParameter> known = parameters(resource);
    return known.stream()
        .filter(parameter -> parameter.name().equals(term.name()))
        .findFirst()
        .orElseThrow(() ->
            Refusals.unsupported(
                "search of %s by '%s'".formatted(resource, printable(term.name())),
                known.stream().map(SearchParameter::name).toList()));
  }

  private static void checkModifier(SearchParameter parameter, SearchTerm term) {
    term.modifier()
        .filter(modifier -> !parameter.modifiers().contains(modifier))
        .ifPresent(modifier -> {
          throw Refusals.unsupported(
              "modifier '%s' of '%s'".formatted(printable(modifier), parameter.name()),
              parameter.modifiers());
        });
  }

  /** What a caller sent, fit to be sent back. */
  private static String printable(String text) {
    String kept = text.replaceAll("[^A-Za-z0-9_.:-]", "?");
    return kept.length() > 64 ? kept.substring(0, 64) + "…" : kept;
  }

  private static void study(
      Criteria<ImagingStudy> criteria, SearchParameter parameter, SearchTerm term) {
    switch (parameter.as()) {
      case STUDY_ID -> StudyTerms.id(criteria, term);
      case STUDY_IDENTIFIER -> StudyIdentifiers.addTo(criteria, term);
      case PATIENT_OF_STUDY -> StudyTerms.patient(criteria, term);
      case IDENTIFIER_OF_PATIENT_OF_STUDY -> StudyTerms.patientIdentifier(criteria, term);
      case STARTED -> StudyTerms.started(criteria, term);
      case MODALITY -> StudyTerms.modality(criteria, term);
      case BODY_SITE -> StudyTerms.bodySite(criteria, term);
      case SERIES_UID -> StudyTerms.series(criteria, term);
      case INSTANCE_UID -> StudyTerms.instance(criteria, term);
      case SOP_CLASS -> StudyTerms.sopClass(criteria, term);
      case STATUS -> StudyTerms.status(criteria, term);
      case ENDPOINT -> StudyTerms.endpoint(criteria, term);
      case STUDY_ORDER -> StudyTerms.order(criteria, term);
      case PATIENT_ID, PATIENT_IDENTIFIER, FAMILY, GIVEN, NAME, BIRTH_DATE, GENDER ->
          throw misplaced(parameter);
    }
  }

  private static void patient(
      Criteria<Patient> criteria, SearchParameter parameter, SearchTerm term) {
    switch (parameter.as()) {
      case PATIENT_ID -> PatientTerms.id(criteria, term);
      case PATIENT_IDENTIFIER -> PatientTerms.identifier(criteria, term);
      case FAMILY -> NameTerm.parse(term).family(criteria);
      case GIVEN -> NameTerm.parse(term).given(criteria);
      case NAME -> NameTerm.parse(term).anyPart(criteria);
      case BIRTH_DATE -> PatientTerms.birthDate(criteria, term);
      case GENDER -> PatientTerms.gender(criteria, term);
      case STUDY_ID,
          STUDY_IDENTIFIER,
          PATIENT_OF_STUDY,
          IDENTIFIER_OF_PATIENT_OF_STUDY,
          STARTED,
          MODALITY,
          BODY_SITE,
          SERIES_UID,
          INSTANCE_UID,
          SOP_CLASS,
          STATUS,
          ENDPOINT,
          STUDY_ORDER ->
          throw misplaced(parameter);
    }
  }

  private static IllegalStateException misplaced(SearchParameter parameter) {
    return new IllegalStateException(
        "search-parameters.yaml: " + parameter.name() + " stands with the wrong resource");
  }
}
