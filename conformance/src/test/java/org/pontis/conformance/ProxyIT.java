package org.pontis.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.conformance.harness.Http.DICOM_JSON;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.conformance.harness.Answer;
import org.pontis.conformance.harness.GatewayUnderTest;
import org.pontis.conformance.harness.GatewayUnderTest.Start;
import org.pontis.conformance.harness.GeneratedSites;
import org.pontis.conformance.harness.Http;

/** Addresses in answers, as a client behind a reverse proxy needs them. */
class ProxyIT {
  private static final String PUBLIC_URL = "https://imaging.example.org/pontis";

  @ParameterizedTest
  @MethodSource("proxies")
  void retrieveUrls_areTheProxysWhenItSaysWhatItsNameIs(List<String> headers, String expected) {
    try (GatewayUnderTest gateway = GatewayUnderTest.start(Start.demo())) {
      String[] asked =
          Stream.concat(headers.stream(), Stream.of("Accept", DICOM_JSON)).toArray(String[]::new);

      JsonNode match = Http.get(gateway.dicomweb() + "/studies?limit=1", asked).json().get(0);

      assertThat(match.at("/00081190/Value/0").asText())
          .startsWith(expected + "/dicomweb/studies/");
    }
  }

  @Test
  void everyAddress_beginsWithTheConfiguredPublicUrl() {
    GeneratedSites data = GeneratedSites.make(ProxyIT.class);
    Start start = Start.over(data.sites()).withHttp(", public-url: \"" + PUBLIC_URL + "\"");
    try (GatewayUnderTest gateway = GatewayUnderTest.start(start)) {
      JsonNode match =
          Http.get(gateway.dicomweb() + "/instances?limit=1", "Accept", DICOM_JSON).json().get(0);
      String path =
          "/studies/%s/series/%s/instances/%s"
              .formatted(
                  match.at("/0020000D/Value/0").asText(),
                  match.at("/0020000E/Value/0").asText(),
                  match.at("/00080018/Value/0").asText());
      Answer metadata = Http.get(gateway.dicomweb() + path + "/metadata", "Accept", DICOM_JSON);
      Answer bundle =
          Http.get(gateway.fhir() + "/ImagingStudy?_count=1", "Accept", "application/fhir+json");

      assertThat(match.at("/00081190/Value/0").asText()).isEqualTo(PUBLIC_URL + "/dicomweb" + path);
      assertThat(metadata.json().findValuesAsText("BulkDataURI"))
          .isNotEmpty()
          .allMatch(uri -> uri.startsWith(PUBLIC_URL + "/dicomweb/") || !uri.contains("://"));
      assertThat(bundle.text()).contains(PUBLIC_URL + "/fhir/r4").doesNotContain("127.0.0.1");
    }
  }

  static Stream<Arguments> proxies() {
    return Stream.of(
        Arguments.of(
            List.of("Forwarded", "for=192.0.2.1;proto=https;host=imaging.example.org"),
            "https://imaging.example.org"),
        Arguments.of(
            List.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "pacs.example.org:8443"),
            "https://pacs.example.org:8443"),
        Arguments.of(
            List.of(
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "pacs.example.org",
                "X-Forwarded-Prefix",
                "/pontis"),
            "https://pacs.example.org/pontis"));
  }
}
