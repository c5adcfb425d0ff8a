package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.Http;
import org.pontis.conformance.harness.Programs;

/** The first of the two commands of the README. */
class DemoIT {
  @Test
  void demo_answersOverThreeSitesThatDifferAsRealOnesDo() {
    try (GatewayUnderTest gateway = GatewayUnderTest.start(Start.demo())) {
      JsonNode studies = Http.get(gateway.dicomweb() + "/studies", "Accept", DICOM_JSON).json();
      Set<String> modalities = new HashSet<>();
      Set<String> names = new HashSet<>();
      studies.forEach(study -> {
        study.at("/00080061/Value").forEach(modality -> modalities.add(modality.asText()));
        names.add(study.at("/00100010/Value/0").toString());
      });

      assertThat(gateway.ready().text()).contains("north").contains("south").contains("east");
      assertThat(modalities).contains("CT", "MR", "MG", "PT", "US");
      assertThat(names).anyMatch(name -> name.matches(".*\\p{IsGreek}.*"));
      assertThat(names).anyMatch(name -> name.matches(".*[\\p{IsHan}\\p{IsHiragana}].*"));
      assertThat(names).anyMatch(name -> name.matches(".*[äöüßÄÖÜ].*"));
    }
  }

  @Test
  void demo_servesEverythingItNames() {
    try (GatewayUnderTest gateway = GatewayUnderTest.start(Start.demo())) {
      JsonNode studies = Http.get(gateway.dicomweb() + "/studies", "Accept", DICOM_JSON).json();

      for (JsonNode study : studies) {
        String url = gateway.dicomweb() + "/studies/" + study.at("/0020000D/Value/0").asText();
        var retrieved =
            Http.get(
                url, "Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*");
        assertThat(retrieved.status()).as(url).isEqualTo(200);
        assertThat(retrieved.parts()).hasSize(study.at("/00201208/Value/0").asInt());
      }
    }
  }

  @Test
  void demo_endsWithZeroOnSigterm() {
    try (GatewayUnderTest gateway = GatewayUnderTest.start(Start.demo())) {
      assertThat(gateway.terminate(Duration.ofSeconds(15))).isZero();
    }
  }

  @Test
  void launcher_saysItsVersionAndItsHelpAndRefusesNonsense() {
    String pontis = GatewayUnderTest.launcher().toString();

    assertThat(Programs.run(Duration.ofMinutes(1), List.of(pontis, "--version")).exit()).isZero();
    assertThat(Programs.run(Duration.ofMinutes(1), List.of(pontis, "--help")).out())
        .contains("serve")
        .contains("demo")
        .contains("convert")
        .contains("check-config");
    assertThat(Programs.run(Duration.ofMinutes(1), List.of(pontis, "--nonsense")).exit())
        .isEqualTo(2);
  }
}
