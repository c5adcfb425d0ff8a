package org.pontis.gateway.http.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.http.RequestObserver;
import org.pontis.gateway.http.RunningServer;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;

class HealthTest {
  private static final SiteId NORTH = new SiteId("north");

  private static SiteStatus site(Health.State state, SiteStatus.Refused... refused) {
    Health health = new Health(NORTH, state, "120 of about 500 files");
    return new SiteStatus(NORTH, "North", health, List.of(refused));
  }

  private static HttpResponse<String> ready(SiteStatus... sites) throws Exception {
    HealthEndpoint health = new HealthEndpoint(() -> List.of(sites), Optional::empty);
    try (RunningServer server = RunningServer.of(Map.of("/health", health))) {
      return server.get("/health/ready");
    }
  }

  @ParameterizedTest
  @CsvSource({"UP, 200", "STARTING, 200", "DEGRADED, 200", "DOWN, 503"})
  void ready_isWhoHasASiteThatAnswers(Health.State state, int status) throws Exception {
    assertThat(ready(site(state)).statusCode()).isEqualTo(status);
  }

  @Test
  void ready_tellsOfEachSiteHowFarItIs() throws Exception {
    JsonNode body = new ObjectMapper().readTree(ready(site(Health.State.STARTING)).body());

    assertThat(body.at("/sites/0/id").asText()).isEqualTo("north");
    assertThat(body.at("/sites/0/state").asText()).isEqualTo("starting");
    assertThat(body.at("/sites/0/detail").asText()).isEqualTo("120 of about 500 files");
  }

  @Test
  void ready_namesUnreadableFilesAndCountsReasons() throws Exception {
    SiteStatus site =
        site(
            Health.State.UP,
            new SiteStatus.Refused("a.dcm", "no study UID"),
            new SiteStatus.Refused("b.dcm", "no study UID"));

    JsonNode body = new ObjectMapper().readTree(ready(site).body());

    assertThat(body.at("/sites/0/unreadable-reasons/no study UID").asInt()).isEqualTo(2);
    assertThat(body.at("/sites/0/unreadable/1/place").asText()).isEqualTo("b.dcm");
  }

  @Test
  void metrics_countRequestsAndCallsWithoutIdentifiers() throws Exception {
    try (Metrics metrics = new Metrics();
        RunningServer server = RunningServer.of(Map.of("/metrics", metrics))) {
      metrics.ended(
          new RequestObserver.Ended("GET", "/dicomweb/studies/*", 200, 5, Duration.ofMillis(3)));
      metrics.ended(new RequestObserver.Ended("GET", "/*/*/*/*", 404, 5, Duration.ofMillis(3)));
      metrics.ended(
          new SiteObserver.Ended(
              NORTH,
              SiteObserver.Operation.FIND,
              Duration.ofMillis(2),
              7,
              Optional.of(ProblemType.SITE_TIMEOUT)));

      String text = server.get("/metrics").body();

      assertThat(text)
          .contains("path=\"/dicomweb/studies/*\"", "path=\"refused\"")
          .contains("pontis_site_calls_seconds_count{operation=\"find\",outcome=\"SITE_TIMEOUT\"")
          .contains("pontis_site_delivered_total{operation=\"find\",site=\"north\"} 7.0")
          .contains("jvm_memory_used_bytes");
    }
  }
}
