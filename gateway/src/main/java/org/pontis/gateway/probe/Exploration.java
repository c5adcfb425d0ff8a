package org.pontis.gateway.probe;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.QueryLevel;

/** Looks for a small study and goes down to one of its instances. */
final class Exploration {
  private static final int ENOUGH = 200;
  private static final int RECENT_DAYS = 30;

  private final Inquiry inquiry;
  private final Report report;
  private final Set<String> characterSets = new LinkedHashSet<>();

  Exploration(Inquiry inquiry, Report report) {
    this.inquiry = inquiry;
    this.report = report;
  }

  /** Study, series and image, as far down as the PACS answers. */
  List<Level> run() {
    List<Level> levels = new ArrayList<>();
    Optional<Level> study = study();
    study.ifPresent(levels::add);
    Optional<Level> series = study.flatMap(found -> below(found, QueryLevel.SERIES));
    series.ifPresent(levels::add);
    series.flatMap(found -> below(found, QueryLevel.INSTANCE)).ifPresent(levels::add);
    if (!levels.isEmpty()) {
      characterSets();
    }
    return List.copyOf(levels);
  }

  private Optional<Level> study() {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    String range = day(today.minusDays(RECENT_DAYS)) + "-" + day(today);
    Dataset recent = Dataset.builder().text(Tags.StudyDate, Vr.DA, range).build();
    Inquiry.Answers answers = ask(QueryLevel.STUDY, recent);
    String what = "of the last " + RECENT_DAYS + " days";
    if (answers.matches().isEmpty()) {
      answers = ask(QueryLevel.STUDY, Dataset.empty());
      what = "of any date, none of the last " + RECENT_DAYS + " days";
    }
    return example(QueryLevel.STUDY, answers, Dataset.empty(), what);
  }

  private Optional<Level> below(Level above, QueryLevel level) {
    Inquiry.Answers answers = ask(level, above.named());
    return example(level, answers, above.named(), "below one " + above.word());
  }

  private Inquiry.Answers ask(QueryLevel level, Dataset named) {
    Inquiry.Answers answers = inquiry.ask(Keys.everything(level, named).build(), ENOUGH);
    for (Dataset match : answers.matches()) {
      characterSets.add(String.join("\\", match.strings(Tags.SpecificCharacterSet)));
    }
    return answers;
  }

  private Optional<Level> example(
      QueryLevel level, Inquiry.Answers answers, Dataset above, String what) {
    List<Dataset> named =
        answers.matches().stream().filter(match -> match.uid(unique(level)).isPresent()).toList();
    String subject = new Level(level, List.of(), Dataset.empty(), Dataset.empty()).word();
    DimseStatus status = answers.end().status();
    if (named.isEmpty()) {
      report.add(
          Section.QUERIES,
          status.hasCodeOf(DimseStatus.SUCCESS)
              ? Finding.partly(subject + " level", "no answers " + what)
              : Finding.no(subject + " level", "status " + status));
      return Optional.empty();
    }
    String more = answers.matches().size() >= ENOUGH ? " (more were not looked at)" : "";
    report.add(
        Section.QUERIES,
        Finding.yes(subject + " level", count(answers.matches().size()) + what + more));
    Dataset smallest =
        named.stream().min(Comparator.comparingLong(match -> size(level, match))).orElseThrow();
    return Optional.of(
        new Level(level, answers.matches(), smallest, names(level, smallest, above)));
  }

  private static String count(int answers) {
    return answers == 1 ? "1 answer " : answers + " answers ";
  }

  private static Dataset names(QueryLevel level, Dataset example, Dataset above) {
    Tag unique = unique(level);
    Uid uid =
        example
            .uid(unique)
            .orElseThrow(() ->
                ImagingException.of(ProblemType.MALFORMED_FROM_SITE, "an answer without UID"));
    DatasetBuilder names = above.toBuilder();
    return names.text(unique, Vr.UI, uid.value()).build();
  }

  private static long size(QueryLevel level, Dataset match) {
    Tag count =
        level == QueryLevel.STUDY
            ? Tags.NumberOfStudyRelatedInstances
            : Tags.NumberOfSeriesRelatedInstances;
    return match.integer(count).filter(size -> size > 0).orElse(Long.MAX_VALUE);
  }

  private static Tag unique(QueryLevel level) {
    return switch (level) {
      case PATIENT -> Tags.PatientID;
      case STUDY -> Tags.StudyInstanceUID;
      case SERIES -> Tags.SeriesInstanceUID;
      case INSTANCE -> Tags.SOPInstanceUID;
    };
  }

  private static String day(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private void characterSets() {
    boolean unsaid = characterSets.remove("");
    String said = characterSets.isEmpty() ? "none named" : String.join(", ", characterSets);
    report.add(
        Section.QUERIES,
        Finding.note(
            "character sets of answers",
            said + (unsaid && !characterSets.isEmpty() ? ", and answers without one" : "")));
    if (characterSets.isEmpty()) {
      report.advise(
          "answers do not say their character set: if names look wrong, ask the administrator"
              + " which one the PACS uses");
    }
  }
}
