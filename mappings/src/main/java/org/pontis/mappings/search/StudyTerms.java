package org.pontis.mappings.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudyStatus;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.mappings.codes.CodeMaps;
import org.pontis.mappings.codes.CodeSystems;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.PatientId;
import org.pontis.mappings.ids.StudyKey;

/** How each parameter of ImagingStudy becomes criteria. */
final class StudyTerms {
  private static final ElementPath REGION_CODE =
      ElementPath.of(Tags.AnatomicRegionSequence, Tags.CodeValue);

  private StudyTerms() {}

  static void id(Criteria<ImagingStudy> criteria, SearchTerm term) {
    List<StudyKey> studies =
        term.values().stream().flatMap(id -> FhirIds.parseStudy(id).stream()).toList();
    criteria.sites(studies.stream().map(StudyKey::site).collect(Collectors.toSet()));
    if (!studies.isEmpty()) {
      criteria.uids(Tags.StudyInstanceUID, studies.stream().map(StudyKey::study).toList());
    }
    if (studies.size() > 1) {
      Set<String> ids = new HashSet<>(term.values());
      criteria.residual(study -> ids.contains(study.getIdElement().getIdPart()));
    }
  }

  static void patient(Criteria<ImagingStudy> criteria, SearchTerm term) {
    List<PatientId> patients = PatientTerms.references(term);
    PatientTerms.restrict(criteria, patients);
    Set<String> references =
        patients.stream().map(p -> "Patient/" + PatientTerms.id(p)).collect(Collectors.toSet());
    criteria.residual(study -> references.contains(study.getSubject().getReference()));
  }

  static void patientIdentifier(Criteria<ImagingStudy> criteria, SearchTerm term) {
    List<Token> tokens = term.values().stream().map(v -> Token.parse(term, v)).toList();
    criteria.values(Tags.PatientID, tokens.stream().map(Token::code).distinct().toList());
    if (tokens.stream().anyMatch(token -> token.system().isPresent())) {
      criteria.residual(study -> isAmong(study.getSubject().getIdentifier(), tokens));
    }
  }

  static boolean isAmong(Identifier identifier, List<Token> tokens) {
    String system = Objects.requireNonNullElse(identifier.getSystem(), "");
    return tokens.stream().anyMatch(token -> token.matches(system, identifier.getValue()));
  }

  static void started(Criteria<ImagingStudy> criteria, SearchTerm term) {
    DateTerms.parse(term).addTo(criteria, Tags.StudyDate, ImagingStudy::getStartedElement);
  }

  static void modality(Criteria<ImagingStudy> criteria, SearchTerm term) {
    List<String> codes =
        term.values().stream()
            .map(value -> Token.parse(term, value))
            .filter(token -> token.admits(CodeSystems.DCM))
            .map(Token::code)
            .distinct()
            .toList();
    if (codes.isEmpty()) {
      criteria.nothing();
    } else {
      criteria.values(Tags.ModalitiesInStudy, codes);
    }
  }

  /** A series has the body site by its defined term or by its instances' coded region. */
  static void bodySite(Criteria<ImagingStudy> criteria, SearchTerm term) {
    List<Token> tokens = term.values().stream().map(v -> Token.parse(term, v)).toList();
    List<String> terms =
        tokens.stream()
            .flatMap(t -> CodeMaps.require("body-site").sources(t.system(), t.code()).stream())
            .distinct()
            .sorted()
            .toList();
    List<ImagingQuery> anyOf = new ArrayList<>();
    if (!terms.isEmpty()) {
      anyOf.add(
          Criteria.query(
              QueryLevel.SERIES, ElementPath.of(Tags.BodyPartExamined), Criteria.values(terms)));
    }
    List<String> codes = tokens.stream().map(Token::code).distinct().toList();
    anyOf.add(Criteria.query(QueryLevel.INSTANCE, REGION_CODE, Criteria.values(codes)));
    criteria.existence(anyOf);
    criteria.residual(study ->
        study.getSeries().stream()
            .map(ImagingStudySeriesComponent::getBodySite)
            .anyMatch(site -> isAmong(site, tokens)));
  }

  private static boolean isAmong(Coding coding, List<Token> tokens) {
    String system = Objects.requireNonNullElse(coding.getSystem(), "");
    return coding.hasCode()
        && tokens.stream().anyMatch(token -> token.matches(system, coding.getCode()));
  }

  static void series(Criteria<ImagingStudy> criteria, SearchTerm term) {
    criteria.existence(
        List.of(
            Criteria.query(
                QueryLevel.SERIES,
                ElementPath.of(Tags.SeriesInstanceUID),
                new Matching.UidList(Uids.of(term)))));
  }

  static void instance(Criteria<ImagingStudy> criteria, SearchTerm term) {
    criteria.existence(
        List.of(
            Criteria.query(
                QueryLevel.INSTANCE,
                ElementPath.of(Tags.SOPInstanceUID),
                new Matching.UidList(Uids.of(term)))));
  }

  static void sopClass(Criteria<ImagingStudy> criteria, SearchTerm term) {
    criteria.key(Tags.SOPClassesInStudy, new Matching.UidList(Uids.of(term)));
  }

  /** What is found is available; nothing has another status. */
  static void status(Criteria<ImagingStudy> criteria, SearchTerm term) {
    boolean available = false;
    for (String value : term.values()) {
      Token token = Token.parse(term, value);
      available |= status(term, token.code()) == ImagingStudyStatus.AVAILABLE;
    }
    if (!available) {
      criteria.nothing();
    }
  }

  private static ImagingStudyStatus status(SearchTerm term, String code) {
    try {
      return ImagingStudyStatus.fromCode(code);
    } catch (FHIRException unknown) {
      throw Refusals.invalid(
          term,
          "is no status, expected one of [registered, available, cancelled, entered-in-error,"
              + " unknown]");
    }
  }

  static void endpoint(Criteria<ImagingStudy> criteria, SearchTerm term) {
    criteria.sites(
        term.values().stream()
            .flatMap(value -> References.id(term, "Endpoint", value).stream())
            .flatMap(id -> FhirIds.parseEndpoint(id).stream())
            .collect(Collectors.toSet()));
  }

  static void order(Criteria<ImagingStudy> criteria, SearchTerm term) {
    Optional<Ordering> ordering =
        switch (String.join(",", term.values())) {
          case "started" -> Optional.of(Ordering.OLDEST_FIRST);
          case "-started" -> Optional.of(Ordering.NEWEST_FIRST);
          default -> Optional.empty();
        };
    criteria.ordering(
        ordering.orElseThrow(
            () -> Refusals.unsupported("this order", List.of("started", "-started"))));
  }
}
