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
record PatientSearch(FhirSites sites, FhirR4Mapper mapper) {
  private static final int STRETCH = 100;

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
            sites, search.sites(), search.query().with(mapper.patientAttributes()), call);
    List<Patient> found = new ArrayList<>();
    int position = page.offset();
    while (true) {
      List<Match> stretch = candidates.stretch(position, STRETCH);
      for (Match match : stretch) {
        if (!isSomebody(match)) {
          position++;
          continue;
        }
        Patient patient = mapper.patient(sites.origin(match.site()), match.dataset());
        boolean fulfils = search.residual().map(condition -> condition.test(patient)).orElse(true);
        if (fulfils && found.size() == page.limit()) {
          return new Found<>(found, OptionalInt.of(position), candidates.problems());
        }
        if (fulfils) {
          found.add(patient);
        }
        position++;
      }
      if (stretch.size() < STRETCH) {
        return new Found<>(found, OptionalInt.empty(), candidates.problems());
      }
    }
  }

  /** How many patients fulfil a search; unknown when that can't be said without making them all. */
  Count count(FhirSearch<Patient> search, Call call) {
    return search.residual().isEmpty()
        ? Count.of(
            new Candidates(
                sites, search.sites(), search.query().with(mapper.patientAttributes()), call),
            PatientSearch::isSomebody)
        : Count.unknown();
  }

  /** Without a Patient ID nobody can be told from anybody else: such studies have no Patient. */
  private static boolean isSomebody(Match match) {
    return PatientKey.of(match.site(), match.dataset()).isPresent();
  }
}
