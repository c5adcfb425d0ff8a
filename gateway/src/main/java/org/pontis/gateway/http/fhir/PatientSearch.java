package org.pontis.gateway.http.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Patient;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.source.Call;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.ids.PatientKey;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.search.SearchTerm;
import org.pontis.mappings.search.SearchToQuery;

/** Patients as resources, each from one match at patient level. */
record PatientSearch(FhirSites sites, FhirR4Mapper mapper, FhirLimits limits) {
  /** The patient with this id; empty when there is none. */
  Optional<Patient> read(String id, Call call) {
    SearchTerm byId = new SearchTerm("_id", Optional.empty(), List.of(id));
    return find(SearchToQuery.patients(List.of(byId)), new Page(0, 1), call).resources().stream()
        .findFirst();
  }

  /** A page of the patients that fulfil a search. */
  Found<Patient> find(FhirSearch<Patient> search, Page page, Call call) {
    Candidates candidates =
        new Candidates(
            sites, search.sites(), search.query().with(mapper.patientAttributes()), call, limits);
    List<Patient> found = new ArrayList<>();
    OptionalInt next =
        new Pages(candidates, limits).fill(page, _ -> match -> patient(search, match), found);
    return new Found<>(found, next, candidates.problems());
  }

  private Optional<Patient> patient(FhirSearch<Patient> search, Match match) {
    return Optional.of(match)
        .filter(PatientSearch::isSomebody)
        .map(somebody -> mapper.patient(sites.origin(somebody.site()), somebody.dataset()))
        .filter(search.residual().orElse(_ -> true));
  }

  /** How many patients fulfil a search; unknown when that can't be said without making them all. */
  Count count(FhirSearch<Patient> search, Call call) {
    return search.residual().isEmpty()
        ? Count.of(
            new Candidates(
                sites,
                search.sites(),
                search.query().with(mapper.patientAttributes()),
                call,
                limits),
            PatientSearch::isSomebody)
        : Count.unknown();
  }

  /** Without a Patient ID nobody can be told from anybody else: such studies have no Patient. */
  private static boolean isSomebody(Match match) {
    return PatientKey.of(match.site(), match.dataset()).isPresent();
  }
}
