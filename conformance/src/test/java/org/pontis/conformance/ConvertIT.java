package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.Checkout;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.Programs;

/** The offline conversion: files in, one JSON object per line out. */
class ConvertIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void dicomJson_isOneLinePerFile() {
    Path folder = Checkout.shared(ConvertIT.class, "data/dicom/valid/make-study");

    var outcome = convert("dicom-json", folder.resolve("CT"));

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Set<String> instances = new TreeSet<>();
    for (String line : outcome.out().lines().toList()) {
      instances.add(Answer.json(line).at("/00080018/Value/0").asText());
    }
    assertThat(instances).hasSize(3).doesNotContain("");
  }

  @Test
  void dicomJson_namesABadFileAndGoesOn() {
    Path good = Checkout.shared(ConvertIT.class, "data/dicom/valid/synthetic/charset_latin2.dcm");
    Path bad = Checkout.shared(ConvertIT.class, "data/dicom/malformed/synthetic/cut_in_value.dcm");

    var outcome =
        Programs.run(
            LIMIT,
            List.of(
                GatewayUnderTest.launcher().toString(),
                "convert",
                "--to",
                "dicom-json",
                bad.toString(),
                good.toString()));

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("cut_in_value.dcm");
    assertThat(outcome.out().lines()).hasSize(1);
  }

  @Test
  void fhir_isImagingStudiesWithTheirSeries() {
    Path folder = Checkout.shared(ConvertIT.class, "data/dicom/valid/make-study");

    var outcome = convert("fhir-r4", folder.resolve("CT"));

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    List<JsonNode> studies =
        outcome
            .out()
            .lines()
            .map(Answer::json)
            .filter(resource -> resource.path("resourceType").asText().equals("ImagingStudy"))
            .toList();
    assertThat(studies).hasSize(1);
    assertThat(studies.getFirst().at("/series/0/instance")).hasSize(3);
  }

  private static Programs.Outcome convert(String format, Path path) {
    return Programs.run(
        LIMIT,
        List.of(
            GatewayUnderTest.launcher().toString(), "convert", "--to", format, path.toString()));
  }
}
