package org.pontis.testkit.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pontis.dicom.data.Uid;

/**
 * A study of the given description; every identifier and every pixel follows from the arguments.
 * Its instances are made one at a time, as they are asked for.
 *
 * @param seed tells studies apart: equal seeds give equal UIDs
 */
public record SyntheticStudy(long seed, Subject subject, Origin origin, Exam exam, Extent extent) {

  /** Checks that only ultrasound has frames. */
  public SyntheticStudy {
    if (extent.frames() > 1 && exam.modality() != Modality.US) {
      throw new IllegalArgumentException("only ultrasound has more than one frame");
    }
  }

  /** A small study of this modality of a patient of its own. */
  public static SyntheticStudy of(Modality modality, long seed) {
    return new SyntheticStudy(
        seed,
        Subject.numbered(seed),
        Origin.plain(),
        Exam.usual(modality, seed),
        Extent.small(modality));
  }

  /** The same study of someone else. */
  public SyntheticStudy of(Subject someone) {
    return new SyntheticStudy(seed, someone, origin, exam, extent);
  }

  /** The same study made elsewhere. */
  public SyntheticStudy at(Origin place) {
    return new SyntheticStudy(seed, subject, place, exam, extent);
  }

  /** The same study with so many series of so many instances. */
  public SyntheticStudy of(int series, int instances) {
    return with(new Extent(series, instances, extent.frames(), extent.rows(), extent.columns()));
  }

  /** The same study in another size. */
  public SyntheticStudy with(Extent size) {
    return new SyntheticStudy(seed, subject, origin, exam, size);
  }

  /** The same study for another examination; fails when the modality differs. */
  public SyntheticStudy with(Exam other) {
    if (other.modality() != exam.modality()) {
      throw new IllegalArgumentException("the modality of a study does not change");
    }
    return new SyntheticStudy(seed, subject, origin, other, extent);
  }

  /** Study Instance UID. */
  public Uid studyInstanceUid() {
    return UidMint.mint(seed, "study");
  }

  /** Series Instance UID of a series, counted from 0. */
  public Uid seriesInstanceUid(int series) {
    return UidMint.mint(seed, "series/" + series);
  }

  /** The accession number. */
  public String accessionNumber() {
    return "A" + Math.floorMod(seed, 1_000_000_000L);
  }

  /** All instances, series by series; lazy. */
  public Stream<SyntheticInstance> instances() {
    return IntStream.range(0, extent.series())
        .boxed()
        .flatMap(series ->
            IntStream.range(0, extent.instances())
                .mapToObj(instance -> instance(series, instance)));
  }

  /** One instance by its position, counted from 0. */
  public SyntheticInstance instance(int series, int instance) {
    return new SyntheticInstance(new Slot(this, series, instance));
  }

  /** Writes every instance as a Part 10 file below a folder that is made where absent. */
  public void writeTo(Path folder) throws IOException {
    for (int series = 0; series < extent.series(); series++) {
      Path seriesFolder = Files.createDirectories(folder.resolve("SE%03d".formatted(series + 1)));
      for (int instance = 0; instance < extent.instances(); instance++) {
        instance(series, instance)
            .writeTo(seriesFolder.resolve("IM%05d.dcm".formatted(instance + 1)));
      }
    }
  }

  /** The body part, where the place states it. */
  Optional<BodyPart> statedBodyPart() {
    return switch (origin.bodyPartExamined()) {
      case STATED -> Optional.of(exam.bodyPart());
      case OMITTED -> Optional.empty();
    };
  }
}
