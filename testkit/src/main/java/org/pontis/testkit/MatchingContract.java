package org.pontis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.testkit.ContractStudies.*;
import static org.pontis.testkit.ImagingSourceContract.call;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.Matching.DateRange;
import org.pontis.dicom.query.Matching.EmptyValue;
import org.pontis.dicom.query.Matching.FuzzyName;
import org.pontis.dicom.query.Matching.SingleValue;
import org.pontis.dicom.query.Matching.TimeRange;
import org.pontis.dicom.query.Matching.UidList;
import org.pontis.dicom.query.Matching.Universal;
import org.pontis.dicom.query.Matching.ValueList;
import org.pontis.dicom.query.Matching.WildCard;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.FindSummary;

/** Every kind of matching of PS3.4 C.2.2.2, as a table of keys and the matches they find. */
interface MatchingContract extends SourceUnderTest {

  /** What is asked at a level, and the UIDs of the matches at that level. */
  record Case(String name, QueryLevel level, List<Key> keys, List<Uid> expected) {}

  private static Key key(Tag tag, Matching matching) {
    return new Key(ElementPath.of(tag), matching);
  }

  private static Case studies(String name, List<Key> keys, Uid... expected) {
    return new Case(name, QueryLevel.STUDY, keys, List.of(expected));
  }

  private static Case studies(String name, Tag tag, Matching matching, Uid... expected) {
    return studies(name, List.of(key(tag, matching)), expected);
  }

  private static Case series(String name, List<Key> keys, Uid... expected) {
    return new Case(name, QueryLevel.SERIES, keys, List.of(expected));
  }

  private static Matching days(String from, String to) {
    return new DateRange(
        Optional.of(from).filter(text -> !text.isEmpty()).map(LocalDate::parse),
        Optional.of(to).filter(text -> !text.isEmpty()).map(LocalDate::parse));
  }

  private static Matching times(String from, String to) {
    return new TimeRange(Optional.of(LocalTime.parse(from)), Optional.of(LocalTime.parse(to)));
  }

  private static Stream<Case> values() {
    return Stream.of(
        studies("universal", Tags.StudyID, new Universal(), THORAX, HEAD, OLD_HEART, UNDATED),
        studies("single value", Tags.AccessionNumber, new SingleValue("A-1001"), THORAX),
        studies("case of values counts", Tags.AccessionNumber, new SingleValue("a-1001")),
        studies("unknown value", Tags.AccessionNumber, new SingleValue("A-1")),
        studies("no value", Tags.AccessionNumber, new EmptyValue(), HEAD, UNDATED),
        studies("any of several values", Tags.ModalitiesInStudy, new SingleValue("SR"), THORAX),
        studies(
            "list of values",
            Tags.ModalitiesInStudy,
            new ValueList(List.of("SR", "US")),
            THORAX,
            UNDATED),
        studies(
            "list of UIDs",
            Tags.StudyInstanceUID,
            new UidList(List.of(UNDATED, HEAD, new Uid("2.25.9"))),
            HEAD,
            UNDATED),
        studies(
            "class of an instance",
            Tags.SOPClassesInStudy,
            new UidList(List.of(new Uid(Datasets.GENERAL_ECG))),
            OLD_HEART),
        studies("wild card", Tags.AccessionNumber, new WildCard("A-*3"), OLD_HEART),
        studies("one character", Tags.AccessionNumber, new WildCard("A-100?"), THORAX, OLD_HEART),
        studies("wild card in the middle", Tags.StudyDescription, new WildCard("*ä*"), HEAD),
        studies(
            "number by value", Tags.NumberOfStudyRelatedInstances, new SingleValue("04"), THORAX));
  }

  private static Stream<Case> names() {
    return Stream.of(
        studies("name without case", Tags.PatientName, new SingleValue("DOE^jane"), UNDATED),
        studies(
            "one group of the name",
            Tags.PatientName,
            new SingleValue("Wang^XiaoDong"),
            THORAX,
            OLD_HEART),
        studies(
            "another group of the name", Tags.PatientName, new WildCard("王*"), THORAX, OLD_HEART),
        studies("name in ISO 8859-1", Tags.PatientName, new WildCard("mü*"), HEAD),
        studies("accents count", Tags.PatientName, new SingleValue("Muller^Jorg")),
        studies("fuzzy without accents", Tags.PatientName, new FuzzyName("muller"), HEAD),
        studies("fuzzy in any order", Tags.PatientName, new FuzzyName("jane doe"), UNDATED));
  }

  private static Stream<Case> datesAndTimes() {
    return Stream.of(
        studies("day", Tags.StudyDate, days("2025-01-10", "2025-01-10"), THORAX, HEAD),
        studies("days up to", Tags.StudyDate, days("", "2025-01-09"), OLD_HEART),
        studies("days from", Tags.StudyDate, days("2024-05-06", ""), THORAX, HEAD),
        studies("times", Tags.StudyTime, times("09:00", "10:00"), HEAD),
        studies("time by meaning", Tags.StudyTime, new SingleValue("1030"), THORAX),
        studies(
            "range of moments",
            List.of(
                key(Tags.StudyDate, days("2024-05-05", "2025-01-10")),
                key(Tags.StudyTime, times("10:00", "09:30"))),
            HEAD,
            OLD_HEART));
  }

  private static Stream<Case> levels() {
    ElementPath step =
        ElementPath.of(Tags.RequestAttributesSequence, Tags.ScheduledProcedureStepID);
    ElementPath procedure =
        ElementPath.of(Tags.RequestAttributesSequence, Tags.RequestedProcedureID);
    return Stream.of(
        studies(
            "all keys must match",
            List.of(
                key(Tags.PatientID, new SingleValue("P-1")),
                key(Tags.IssuerOfPatientID, new SingleValue("SOUTH"))),
            UNDATED),
        series(
            "keys of the levels above",
            List.of(
                key(Tags.PatientID, new SingleValue("P-1")),
                key(Tags.StudyInstanceUID, new UidList(List.of(THORAX))),
                key(Tags.Modality, new SingleValue("SR"))),
            THORAX_REPORT),
        series(
            "within one item",
            List.of(new Key(step, new SingleValue("S2")), new Key(procedure, new WildCard("P2*"))),
            THORAX_CT),
        series(
            "not across items",
            List.of(
                new Key(step, new SingleValue("S2")), new Key(procedure, new SingleValue("P1")))),
        new Case(
            "attribute of the instance",
            QueryLevel.INSTANCE,
            List.of(
                key(Tags.KVP, new SingleValue("120.0")),
                key(Tags.InstanceNumber, new SingleValue("2"))),
            List.of(THORAX_CT_SECOND)));
  }

  private static Tag identifier(QueryLevel level) {
    return switch (level) {
      case PATIENT -> Tags.PatientID;
      case STUDY -> Tags.StudyInstanceUID;
      case SERIES -> Tags.SeriesInstanceUID;
      case INSTANCE -> Tags.SOPInstanceUID;
    };
  }

  @TestFactory
  default Stream<DynamicTest> find_matches() {
    return Stream.of(values(), names(), datesAndTimes(), levels())
        .flatMap(cases -> cases)
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
  }

  private void check(Case one) {
    ImagingQuery query = ImagingQuery.all(one.level());
    for (Key key : one.keys()) {
      query = query.with(key);
    }
    RecordingSink sink = RecordingSink.ofAll();

    FindSummary summary = source().find(query, call(), sink);

    assertThat(summary.problems()).isEmpty();
    assertThat(sink.strings(identifier(one.level())))
        .isEqualTo(one.expected().stream().map(Uid::value).toList());
  }
}
