package org.pontis.gateway.probe;

import java.util.List;
import java.util.Locale;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.dictionary.Dictionary;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/**
 * Which keys are matched: the example is asked for together with a value that nothing has, which a
 * PACS that ignores the key answers with the example, and with its own value, which must find it.
 */
final class KeyChecks {
  /** Enough to see that the key did not narrow anything. */
  private static final int FEW = 5;

  private final Inquiry inquiry;
  private final Report report;
  private final Deadline deadline;

  KeyChecks(Inquiry inquiry, Report report, Deadline deadline) {
    this.inquiry = inquiry;
    this.report = report;
    this.deadline = deadline;
  }

  /** Tries every key of a level; how many there are. */
  int run(Level level) {
    List<Tag> keys = Keys.of(level.level());
    keys.forEach(key -> report.add(Section.KEYS, check(level, key)));
    return keys.size();
  }

  private Finding check(Level level, Tag key) {
    String subject = String.format(Locale.ROOT, "%-6s %s", level.word(), Keys.name(key));
    String returned = level.returned(key);
    if (Keys.isCount(key)) {
      return returned.equals("returned")
          ? Finding.note(subject, returned)
          : Finding.note(subject, returned + "; Pontis counts for itself");
    }
    if (deadline.hasPassed()) {
      return Finding.untried(subject, returned + "; no time left, --timeout gives more");
    }
    try {
      return matched(level, key, subject);
    } catch (ImagingException refused) {
      return Finding.no(subject, returned + "; " + refused.problem().detail());
    }
  }

  private Finding matched(Level level, Tag key, String subject) {
    String returned = level.returned(key);
    Inquiry.Answers impossible = ask(level, value(key, Keys.impossible(key)));
    if (impossible.end().status().category() == StatusCategory.FAILURE) {
      return Finding.no(subject, returned + "; refused, status " + impossible.end().status());
    }
    if (!impossible.matches().isEmpty()) {
      return Finding.no(subject, returned + "; ignored, Pontis filters for itself");
    }
    Dataset own = own(level.example(), key);
    if (own.elements().isEmpty()) {
      return Finding.yes(subject, returned);
    }
    if (ask(level, own).matches().isEmpty()) {
      return Finding.partly(subject, returned + "; finds nothing, not even by its own value");
    }
    if (key.equals(Tags.PatientName)) {
      return names(level, subject, returned);
    }
    return key.equals(Tags.StudyDate)
        ? dates(level, subject, returned)
        : Finding.yes(subject, returned);
  }

  /** Range matching (PS3.4 C.2.2.2.5). */
  private Finding dates(Level level, String subject, String returned) {
    boolean inside = finds(level, Tags.StudyDate, "18000101-29991231");
    boolean outside = finds(level, Tags.StudyDate, "17000101-17001231");
    return inside && !outside
        ? Finding.yes(subject, returned + "; ranges")
        : Finding.partly(subject, returned + "; no ranges, Pontis filters for itself");
  }

  /** What PS3.4 C.2.2.2.4 leaves open or PACS leave out: wild cards, and whether capitals count. */
  private Finding names(Level level, String subject, String returned) {
    String name = level.example().string(Tags.PatientName).orElse("");
    String first = name.substring(0, Math.min(1, name.length()));
    if (!first.matches("[A-Za-z]")) {
      return Finding.yes(subject, returned + "; wild cards not tried");
    }
    boolean star =
        finds(level, Tags.PatientName, first + "*")
            && !finds(level, Tags.PatientName, "ZZPONTISPROBE*");
    boolean capitals = finds(level, Tags.PatientName, first.toLowerCase(Locale.ROOT) + "*");
    boolean small = finds(level, Tags.PatientName, first.toUpperCase(Locale.ROOT) + "*");
    String how =
        (star ? "wild card *" : "no wild card *")
            + (capitals && small ? ", whether in capitals or not" : ", capitals count");
    return star
        ? Finding.yes(subject, returned + "; " + how)
        : Finding.partly(subject, returned + "; " + how);
  }

  private boolean finds(Level level, Tag key, String value) {
    return !ask(level, value(key, value)).matches().isEmpty();
  }

  private Inquiry.Answers ask(Level level, Dataset condition) {
    DatasetBuilder identifier = Keys.question(level.level(), level.named()).putAll(condition);
    return inquiry.ask(identifier.build(), FEW);
  }

  private static Dataset value(Tag key, String value) {
    return Dataset.builder().text(key, Dictionary.vr(key), value).build();
  }

  /** The example's own value, in the character set it came in; nothing where it has none. */
  private static Dataset own(Dataset example, Tag key) {
    List<String> values = example.strings(key);
    if (values.isEmpty() || values.getFirst().isBlank()) {
      return Dataset.empty();
    }
    if (values.size() > 1) {
      return value(key, values.getFirst());
    }
    return example.select(tag -> tag.equals(key) || tag.equals(Tags.SpecificCharacterSet));
  }
}
