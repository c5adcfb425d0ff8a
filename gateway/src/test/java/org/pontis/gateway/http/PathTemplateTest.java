package org.pontis.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "/dicomweb/studies, /dicomweb/studies",
    "/dicomweb/studies/1.2.3/series/4.5/instances/6/frames/1,"
        + " /dicomweb/studies/*/series/*/instances/*/frames/*",
    "/sites/north/dicomweb/studies, /sites/*/dicomweb/studies",
    "/fhir/r4/Patient/Mustermann, /fhir/r4/Patient/*",
    "/, /*",
  })
  void of_keepsOnlyOurOwnWords(String path, String template) {
    assertThat(PathTemplate.of(path)).isEqualTo(template);
  }

  @Test
  void parameterNames_leavesValuesOut() {
    assertThat(PathTemplate.parameterNames("PatientName=Mustermann&limit=5&Muster^Max&=x"))
        .isEqualTo("PatientName,limit,*,*");
  }
}
