package org.pontis.gateway.http.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.DatasetSink;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.search.SearchTerm;
import org.pontis.mappings.search.SearchToQuery;
import org.pontis.mappings.site.MappedSite;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.ForwardingSource;
import org.pontis.testkit.InMemorySource;
import org.pontis.testkit.Part10Bytes;

/** What a search over many studies costs its sites. */
class StudySearchTest {
  private static final SiteId NORTH = new SiteId("north");
  private static final int STUDIES = 1_500;
  private static final String LAST = "2.25." + (10_000 + STUDIES - 1);
  private static final FhirR4Mapper MAPPER = FhirR4Mapper.standard();
  private static final FhirLimits GENEROUS =
      new FhirLimits(20, 200, 10_000, Duration.ofSeconds(60));

  private static InMemorySource many;
  private final List<ImagingQuery> finds = new ArrayList<>();

  @BeforeAll
  static void fill() {
    List<byte[]> objects = new ArrayList<>();
    for (int i = 0; i < STUDIES; i++) {
      String study = "2.25." + (10_000 + i);
      objects.add(Part10Bytes.of(Datasets.ctImage(study, study + ".1", study + ".1.1", i)));
    }
    many = InMemorySource.of(NORTH, objects);
  }

  /** Counts finds and has a problem to report with those at instance level. */
  private final class Counting implements ForwardingSource {
    private final List<Problem> ofInstances;

    Counting(List<Problem> ofInstances) {
      this.ofInstances = ofInstances;
    }

    @Override
    public ImagingSource source() {
      return many;
    }

    @Override
    public FindSummary find(ImagingQuery query, Call call, DatasetSink sink) {
      finds.add(query);
      FindSummary found = many.find(query, call, sink);
      return query.level() == QueryLevel.INSTANCE
          ? new FindSummary(found.delivered(), found.remainder(), ofInstances)
          : found;
    }
  }

  private Found<ImagingStudy> find(
      String parameter, Page page, FhirLimits limits, Problem... problems) {
    ImagingSource source = new Counting(List.of(problems));
    FhirSites sites =
        new FhirSites(source, _ -> Optional.of(source), List.of(MappedSite.of(NORTH, "North")));
    return new StudySearch(sites, MAPPER, limits).find(search(parameter), page, call());
  }

  private static FhirSearch<ImagingStudy> search(String parameter) {
    String[] parts = parameter.split("=", 2);
    return SearchToQuery.studies(
        List.of(new SearchTerm(parts[0], Optional.empty(), List.of(parts[1]))));
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(60)), "test");
  }

  private static List<String> uids(Found<ImagingStudy> found) {
    return found.resources().stream()
        .map(study -> study.getIdentifierFirstRep().getValue())
        .toList();
  }

  @Test
  void search_thatOneOfManyStudiesFulfilsAsksAFewTimes() {
    Found<ImagingStudy> found = find("instance=" + LAST + ".1.1", new Page(0, 20), GENEROUS);

    assertThat(uids(found)).containsExactly("urn:oid:" + LAST);
    assertThat(found.next()).isEmpty();
    assertThat(finds).hasSizeLessThan(30);
    assertThat(wanted()).isLessThan(3L * STUDIES);
  }

  /** How many candidates were asked for in all. */
  private long wanted() {
    return finds.stream()
        .filter(query -> query.level() == QueryLevel.STUDY)
        .mapToLong(query -> query.page().limit())
        .sum();
  }

  @Test
  void page_endsAfterSoManyCandidatesAndLinksToTheNext() {
    FhirLimits strict = new FhirLimits(20, 200, 500, Duration.ofSeconds(60));
    List<String> found = new ArrayList<>();
    int pages = 0;
    OptionalInt next = OptionalInt.of(0);
    while (next.isPresent()) {
      Found<ImagingStudy> page =
          find("instance=" + LAST + ".1.1", new Page(next.getAsInt(), 20), strict);
      found.addAll(uids(page));
      next = page.next();
      pages++;
    }

    assertThat(found).containsExactly("urn:oid:" + LAST);
    assertThat(pages).isBetween(3, 4);
  }

  @Test
  void pages_ofAllStudiesHoldEachOnce() {
    List<String> found = new ArrayList<>();
    OptionalInt next = OptionalInt.of(0);
    while (next.isPresent()) {
      Found<ImagingStudy> page = find("modality=CT", new Page(next.getAsInt(), 199), GENEROUS);
      found.addAll(uids(page));
      next = page.next();
    }

    assertThat(found).hasSize(STUDIES).doesNotHaveDuplicates();
  }

  @Test
  void problems_ofTheFindsWithinASearchAreReported() {
    Problem late = Problem.of(ProblemType.SITE_TIMEOUT, NORTH, "some instances are missing");

    Found<ImagingStudy> found = find("modality=CT", new Page(0, 1), GENEROUS, late);

    assertThat(found.problems()).containsExactly(late);
  }
}
