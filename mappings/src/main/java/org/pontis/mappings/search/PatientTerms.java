package org.pontis.mappings.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.query.Matching;
import org.pontis.mappings.codes.CodeMaps;
import org.pontis.mappings.ids.FhirIds;
import org.pontis.mappings.ids.PatientId;

/** How each parameter of Patient becomes criteria. */
final class PatientTerms {
  private PatientTerms() {}

  static void id(Criteria<Patient> criteria, SearchTerm term) {
    List<PatientId> patients =
        term.values().stream().flatMap(id -> FhirIds.parsePatient(id).stream()).toList();
    restrict(criteria, patients);
    Set<String> ids = patients.stream().map(PatientTerms::id).collect(Collectors.toSet());
    criteria.residual(patient -> ids.contains(patient.getIdElement().getIdPart()));
  }

  /** The patients a reference parameter names. */
  static List<PatientId> references(SearchTerm term) {
    return term.values().stream()
        .flatMap(value -> References.id(term, "Patient", value).stream())
        .flatMap(id -> FhirIds.parsePatient(id).stream())
        .toList();
  }

  static String id(PatientId patient) {
    return switch (patient) {
      case PatientId.Known known -> FhirIds.patient(known.key());
      case PatientId.Hashed hashed -> hashed.id();
    };
  }

  /**
   * Asks the patients' sites for their patient ids. The issuer stays with the residual, since it
   * may be in either of two attributes; so does a patient whose id is a hash.
   */
  static <R> void restrict(Criteria<R> criteria, List<PatientId> patients) {
    criteria.sites(patients.stream().map(PatientId::site).collect(Collectors.toSet()));
    List<String> ids =
        patients.stream()
            .flatMap(p -> p instanceof PatientId.Known known ? Stream.of(known) : Stream.empty())
            .map(known -> known.key().patientId())
            .toList();
    if (!ids.isEmpty() && ids.size() == patients.size()) {
      criteria.values(Tags.PatientID, ids.stream().distinct().toList());
    }
  }

  static void identifier(Criteria<Patient> criteria, SearchTerm term) {
    List<Token> tokens = term.values().stream().map(v -> Token.parse(term, v)).toList();
    criteria.values(Tags.PatientID, tokens.stream().map(Token::code).distinct().toList());
    if (tokens.stream().anyMatch(token -> token.system().isPresent())) {
      criteria.residual(patient ->
          patient.getIdentifier().stream().anyMatch(id -> StudyTerms.isAmong(id, tokens)));
    }
  }

  static void birthDate(Criteria<Patient> criteria, SearchTerm term) {
    DateTerms.parse(term).addTo(criteria, Tags.PatientBirthDate, Patient::getBirthDateElement);
  }

  /** Unknown is an empty value in DICOM, which can't be asked for among others. */
  static void gender(Criteria<Patient> criteria, SearchTerm term) {
    Set<AdministrativeGender> genders =
        term.values().stream()
            .map(value -> gender(term, Token.parse(term, value).code()))
            .collect(Collectors.toSet());
    if (!genders.contains(AdministrativeGender.UNKNOWN)) {
      criteria.values(Tags.PatientSex, genders.stream().flatMap(g -> sex(g).stream()).toList());
      return;
    }
    if (genders.size() == 1) {
      criteria.key(Tags.PatientSex, new Matching.EmptyValue());
    }
    criteria.residual(patient -> genders.contains(patient.getGender()));
  }

  private static AdministrativeGender gender(SearchTerm term, String code) {
    try {
      return AdministrativeGender.fromCode(code);
    } catch (FHIRException unknown) {
      throw Refusals.invalid(term, "is no gender, expected one of [male, female, other, unknown]");
    }
  }

  private static Optional<String> sex(AdministrativeGender gender) {
    return CodeMaps.require("sex").sources(Optional.empty(), gender.toCode()).stream().findFirst();
  }
}
