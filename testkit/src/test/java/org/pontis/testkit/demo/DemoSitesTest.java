package org.pontis.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.testkit.synthetic.Modality;
import org.pontis.testkit.synthetic.SyntheticStudy;

class DemoSitesTest {

  @Test
  void write_makesTheFoldersOfThreeSites(@TempDir Path folder) throws IOException {
    List<DemoSite> sites = DemoSites.write(folder);

    assertThat(sites)
        .extracting(site -> site.id().value())
        .containsExactly("north", "south", "east");
    for (DemoSite site : sites) {
      assertThat(files(site.folder())).hasSizeGreaterThan(20);
    }
  }

  @Test
  void write_putsTheSameStudyIntoTwoSites(@TempDir Path folder) throws IOException {
    DemoSites.write(folder);

    List<Path> north = files(folder.resolve("north/study-102"));
    List<Path> south = files(folder.resolve("south/study-102"));

    assertThat(north).hasSameSizeAs(south).isNotEmpty();
    for (int i = 0; i < north.size(); i++) {
      assertThat(north.get(i)).hasSameBinaryContentAs(south.get(i));
    }
  }

  @Test
  void studies_coverEveryModalityTwelveTimes() {
    List<SyntheticStudy> studies = all().distinct().toList();

    assertThat(studies).hasSize(12);
    assertThat(studies)
        .extracting(study -> study.exam().modality())
        .containsAll(List.of(Modality.values()));
  }

  @Test
  void studies_shareAPatientIdBetweenDifferentPeople() {
    List<Dataset> sameId =
        all()
            .map(DemoSitesTest::first)
            .filter(dataset -> dataset.string(Tags.PatientID).orElse("").equals("P-1001"))
            .toList();

    assertThat(sameId)
        .extracting(d -> d.string(Tags.PatientBirthDate).orElseThrow())
        .contains("19570314", "19810730");
    assertThat(sameId)
        .extracting(d -> d.string(Tags.IssuerOfPatientID).orElseThrow())
        .contains("NORTH", "SOUTH");
  }

  @Test
  void studies_ofTheSouthNameNoBodyPart() {
    Stream<Dataset> own =
        Hospital.SOUTH.studies().stream().filter(s -> s.seed() >= 200).map(DemoSitesTest::first);

    assertThat(own).hasSize(3).allMatch(d -> d.element(Tags.BodyPartExamined).isEmpty());
  }

  @Test
  void studies_areWrittenInTheScriptOfTheirSite() {
    assertThat(characterSet(Hospital.NORTH)).isEqualTo("ISO_IR 126");
    assertThat(characterSet(Hospital.SOUTH)).isEqualTo("ISO_IR 100");
    assertThat(characterSet(Hospital.EAST)).isEqualTo("\\ISO 2022 IR 87");
  }

  private static String characterSet(Hospital hospital) {
    return String.join("\\", hospital.studies().getLast().origin().script().terms());
  }

  private static Stream<SyntheticStudy> all() {
    return Stream.of(Hospital.values()).flatMap(hospital -> hospital.studies().stream());
  }

  private static Dataset first(SyntheticStudy study) {
    return study.instance(0, 0).dataset();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
