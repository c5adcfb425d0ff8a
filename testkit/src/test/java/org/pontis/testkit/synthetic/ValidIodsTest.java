package org.pontis.testkit.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.testkit.synthetic.Origin.BodyPartExamined;

/** What dicom3tools' IOD validator says of the synthetic images. */
class ValidIodsTest {
  private static final Path VALIDATOR = Path.of("/usr/bin/dciodvfy");

  static Stream<Arguments> studies() {
    return Stream.of(Modality.values())
        .flatMap(modality -> origins().map(origin -> Arguments.of(modality, origin)));
  }

  private static Stream<Origin> origins() {
    return Stream.of(Script.values())
        .flatMap(script ->
            Stream.of(BodyPartExamined.values())
                .map(habit -> new Origin("Haus", Optional.of("ISSUER"), script, habit)));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void instances_haveNoErrors(Modality modality, Origin origin, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeValidator();
    SyntheticStudy study = SyntheticStudy.of(modality, 5).at(origin);
    Path file = folder.resolve("image.dcm");
    study.instance(study.extent().series() - 1, study.extent().instances() - 1).writeTo(file);

    String report = validate(file);

    assertThat(report.lines().filter(line -> line.startsWith("Error"))).isEmpty();
  }

  private static String validate(Path file) throws IOException, InterruptedException {
    Path report = file.resolveSibling("report.txt");
    Process process =
        new ProcessBuilder(VALIDATOR.toString(), file.toString())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    assertThat(process.waitFor()).isLessThanOrEqualTo(1);
    return Files.readString(report, StandardCharsets.ISO_8859_1);
  }

  private static void assumeValidator() {
    if (!Files.exists(VALIDATOR)) {
      System.err.println(
          "SKIPPED: the synthetic images are not validated: install dicom3tools (dciodvfy)");
    }
    assumeTrue(Files.exists(VALIDATOR), "dciodvfy is not installed");
  }
}
