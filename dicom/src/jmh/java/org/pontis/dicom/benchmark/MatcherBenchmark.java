package org.pontis.dicom.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matcher;
import org.pontis.dicom.query.Matching;

/** One key tried on ten thousand studies: milliseconds of one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatcherBenchmark {
  private static final int STUDIES = 10_000;
  private static final List<String> FAMILIES = List.of("Müller", "Παππάς", "Yamada", "Doe");

  /** The kind of key. */
  public enum Kind {
    ID(Tags.PatientID, new Matching.SingleValue("P77")),
    NAME(Tags.PatientName, new Matching.SingleValue("Doe^Given77")),
    NAME_PATTERN(Tags.PatientName, new Matching.WildCard("*yam*")),
    FUZZY_NAME(Tags.PatientName, new Matching.FuzzyName("muller")),
    DATES(
        Tags.StudyDate,
        new Matching.DateRange(Optional.of(LocalDate.of(2020, 1, 1)), Optional.empty()));

    private final Key key;

    Kind(Tag tag, Matching matching) {
      this.key = new Key(ElementPath.of(tag), matching);
    }
  }

  @Param public Kind kind = Kind.ID;

  private final List<Dataset> studies = new ArrayList<>();
  private Matcher matcher = Matcher.of(List.of());

  /** Makes the studies, the same each time. */
  @Setup
  public void make() {
    Random random = new Random(1);
    for (int i = 0; i < STUDIES; i++) {
      String family = FAMILIES.get(random.nextInt(FAMILIES.size()));
      studies.add(
          Dataset.builder()
              .text(Tags.StudyDate, Vr.DA, Integer.toString(20000101 + 10000 * (i % 25)))
              .text(Tags.PatientName, Vr.PN, family + "^Given" + i + "=山田^太郎")
              .text(Tags.PatientID, Vr.LO, "P" + i)
              .text(Tags.StudyInstanceUID, Vr.UI, "1.2.3." + i)
              .build());
    }
    matcher = Matcher.of(List.of(kind.key));
  }

  /** The number of studies that match. */
  @Benchmark
  public long match() {
    return studies.stream().filter(matcher).count();
  }
}
