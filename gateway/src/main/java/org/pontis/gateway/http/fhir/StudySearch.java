package org.pontis.gateway.http.fhir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.study.StudyAssembler;

/** Studies as resources: candidates by a find at study level, each then made of its instances. */
record StudySearch(FhirSites sites, FhirR4Mapper mapper, FhirLimits limits) {
  private static final ReturnKeys ORDER_KEYS =
      new ReturnKeys.Listed(
          List.of(
              ElementPath.of(Tags.StudyInstanceUID),
              ElementPath.of(Tags.StudyDate),
              ElementPath.of(Tags.StudyTime)));

  /**
   * The study with this key; empty when the site has none.
   *
   * @throws ImagingException when the site could not tell all of it
   */
  Optional<ImagingStudy> read(StudyKey key, Call call) {
    Set<Problem> problems = new LinkedHashSet<>();
    Optional<ImagingStudy> study = made(key, call, problems);
    problems.stream()
        .filter(problem -> problem.type() != ProblemType.UNSUPPORTED_KEY)
        .findFirst()
        .ifPresent(problem -> {
          throw new ImagingException(problem);
        });
    return study;
  }

  private Optional<ImagingStudy> made(StudyKey key, Call call, Set<Problem> problems) {
    List<ImagingStudy> made = new ArrayList<>(1);
    StudyAssembler assembler = mapper.studies(sites::origin, made::add);
    Optional<ImagingSource> source = sites.one().apply(key.site());
    source.ifPresent(site -> {
      ImagingQuery instances =
          ImagingQuery.all(QueryLevel.INSTANCE).with(Holdings.among(List.of(key.study())));
      FindSummary summary = site.find(instances.with(mapper.studyAttributes()), call, assembler);
      problems.addAll(summary.problems());
      assembler.finish();
    });
    return made.stream().findFirst();
  }

  /** A page of the studies that fulfil a search. */
  Found<ImagingStudy> find(FhirSearch<ImagingStudy> search, Page page, Call call) {
    Candidates candidates =
        new Candidates(sites, search.sites(), search.query().with(ORDER_KEYS), call, limits);
    Set<Problem> problems = new LinkedHashSet<>();
    Holdings holdings = new Holdings(sites, call, problems);
    List<ImagingStudy> found = new ArrayList<>();
    OptionalInt next =
        new Pages(candidates, limits)
            .fill(
                page,
                stretch -> {
                  Set<StudyKey> holders =
                      holdings.fulfilling(
                          search.existence(),
                          stretch.stream()
                              .flatMap(match -> key(match).stream())
                              .collect(Collectors.toCollection(LinkedHashSet::new)));
                  return match ->
                      key(match)
                          .filter(holders::contains)
                          .flatMap(key -> made(key, call, problems))
                          .filter(search.residual().orElse(_ -> true));
                },
                found);
    problems.addAll(candidates.problems());
    return new Found<>(found, next, List.copyOf(problems));
  }

  /** How many studies fulfil a search; unknown when that can't be said without making them all. */
  Count count(FhirSearch<ImagingStudy> search, Call call) {
    return search.existence().isEmpty() && search.residual().isEmpty()
        ? Count.of(new Candidates(sites, search.sites(), search.query(), call, limits))
        : Count.unknown();
  }

  private static Optional<StudyKey> key(Match match) {
    return match
        .dataset()
        .uid(Tags.StudyInstanceUID)
        .map(study -> new StudyKey(match.site(), study));
  }
}
