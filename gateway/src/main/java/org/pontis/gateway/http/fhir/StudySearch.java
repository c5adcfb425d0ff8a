package org.pontis.gateway.http.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.mappings.FhirR4Mapper;
import org.pontis.mappings.ids.StudyKey;
import org.pontis.mappings.search.Existence;
import org.pontis.mappings.search.FhirSearch;
import org.pontis.mappings.study.StudyAssembler;

/** Studies as resources: candidates by a find at study level, each then made of its instances. */
record StudySearch(FhirSites sites, FhirR4Mapper mapper) {
  private static final ReturnKeys ORDER_KEYS =
      new ReturnKeys.Listed(
          List.of(
              ElementPath.of(Tags.StudyInstanceUID),
              ElementPath.of(Tags.StudyDate),
              ElementPath.of(Tags.StudyTime)));

  /** The study with this key; empty when the site has none. */
  Optional<ImagingStudy> read(StudyKey key, Call call) {
    List<ImagingStudy> made = new ArrayList<>(1);
    StudyAssembler assembler = mapper.studies(sites::origin, made::add);
    Optional<ImagingSource> source = sites.one().apply(key.site());
    source.ifPresent(site -> {
      site.find(instancesOf(key.study()).with(mapper.studyAttributes()), call, assembler);
      assembler.finish();
    });
    return made.stream().findFirst();
  }

  /** A page of the studies that fulfil a search. */
  Found<ImagingStudy> find(FhirSearch<ImagingStudy> search, Page page, Call call) {
    Candidates candidates =
        new Candidates(sites, search.sites(), search.query().with(ORDER_KEYS), call);
    List<ImagingStudy> found = new ArrayList<>();
    int position = page.offset();
    while (found.size() < page.limit()) {
      int wanted = page.limit() - found.size();
      List<Match> stretch = candidates.stretch(position, wanted);
      for (Match match : stretch) {
        position++;
        study(search, match, call).ifPresent(found::add);
      }
      if (stretch.size() < wanted) {
        return new Found<>(found, OptionalInt.empty(), candidates.problems());
      }
    }
    boolean more = !candidates.stretch(position, 1).isEmpty();
    OptionalInt next = more ? OptionalInt.of(position) : OptionalInt.empty();
    return new Found<>(found, next, candidates.problems());
  }

  /** How many studies fulfil a search; unknown when that can't be said without making them all. */
  Count count(FhirSearch<ImagingStudy> search, Call call) {
    return search.existence().isEmpty() && search.residual().isEmpty()
        ? Count.of(new Candidates(sites, search.sites(), search.query(), call))
        : Count.unknown();
  }

  private Optional<ImagingStudy> study(FhirSearch<ImagingStudy> search, Match match, Call call) {
    Optional<Uid> uid = match.dataset().uid(Tags.StudyInstanceUID);
    if (uid.isEmpty()) {
      return Optional.empty();
    }
    StudyKey key = new StudyKey(match.site(), uid.get());
    return search.existence().stream().allMatch(one -> exists(one, key, call))
        ? read(key, call).filter(search.residual().orElse(study -> true))
        : Optional.empty();
  }

  private boolean exists(Existence existence, StudyKey key, Call call) {
    ImagingSource site = sites.one().apply(key.site()).orElse(sites.all());
    return existence.anyOf().stream()
        .map(query -> query.with(within(key.study())).with(new Page(0, 1)))
        .map(query -> site.find(query.with(ORDER_KEYS), call, (from, match) -> false))
        .mapToLong(FindSummary::delivered)
        .anyMatch(delivered -> delivered > 0);
  }

  private static ImagingQuery instancesOf(Uid study) {
    return ImagingQuery.all(QueryLevel.INSTANCE).with(within(study));
  }

  private static Key within(Uid study) {
    return new Key(ElementPath.of(Tags.StudyInstanceUID), new Matching.UidList(List.of(study)));
  }
}
