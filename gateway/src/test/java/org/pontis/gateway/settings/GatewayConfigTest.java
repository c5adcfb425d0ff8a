package org.pontis.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigProblem;
import org.pontis.config.ConfigResult;
import org.pontis.config.DataSize;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.file.store.Durability;

class GatewayConfigTest {
  private static final String SITE = "sites: [{ id: a, name: A, type: folder, path: /a }]\n";

  private static GatewayConfig valid(String yaml) {
    return switch (ConfigLoader.ofProcess().parse("g.yaml", yaml, GatewayConfig.class)) {
      case ConfigResult.Valid<GatewayConfig>(GatewayConfig config) -> config;
      case ConfigResult.Invalid<GatewayConfig>(List<ConfigProblem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static List<String> problems(String yaml) {
    return switch (ConfigLoader.ofProcess().parse("g.yaml", yaml, GatewayConfig.class)) {
      case ConfigResult.Valid<GatewayConfig> _ -> List.of();
      case ConfigResult.Invalid<GatewayConfig>(List<ConfigProblem> problems) ->
          problems.stream().map(ConfigProblem::toString).toList();
    };
  }

  @Test
  void defaults_areThose() {
    GatewayConfig config = valid(SITE);

    assertThat(config.http()).isEqualTo(HttpConfig.onLoopback(8080));
    assertThat(config.federation()).isEqualTo(FederationSettings.defaults());
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().publicUrl()).isEmpty();
    assertThat(config.http().cors().allowedOrigins()).isEmpty();
    assertThat(config.http().idleTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.http().drainTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.http().limits())
        .isEqualTo(
            new LimitsConfig(
                new DataSize(65_536),
                1000,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                FhirConfig.standard()));
  }

  @Test
  void keys_areMapped() {
    GatewayConfig config =
        valid(
            SITE
                + """
                http:
                  host: 0.0.0.0
                  port: 9090
                  public-url: https://imaging.example.org/pontis
                  idle-timeout: 5s
                  drain-timeout: 1m
                  cors: { allowed-origins: ["https://viewer.example.org"] }
                  limits: { address-length: 8KiB, search-results: 5, search-time: 1s, retrieve-time: 2h }
                """);

    HttpConfig http = config.http();
    assertThat(http.publicUrl()).hasValue(URI.create("https://imaging.example.org/pontis"));
    assertThat(http.port()).isEqualTo(9090);
    assertThat(http.cors().allowedOrigins()).containsExactly("https://viewer.example.org");
    assertThat(http.limits())
        .isEqualTo(
            new LimitsConfig(
                new DataSize(8192),
                5,
                Duration.ofSeconds(1),
                Duration.ofHours(2),
                FhirConfig.standard()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "http: { port: 99999 }; port 99999 is outside 0..65535",
        "http: { public-url: ftp://x }; public-url 'ftp://x' is not of the form",
        "http: { public-url: \"https://x/?a=b\" }; is not of the form",
        "http: { cors: { allowed-origins: [viewer.example.org] } }; is not an origin",
        "http: { limits: { search-results: 0 } }; search-results is below 1",
        "http: { limits: { address-length: 10B } }; address-length is outside 1KiB..1MiB",
        "http: { trusted-proxies: [proxy.example.org] }; 'proxy.example.org' is no address or range",
        "http: { idle-timeout: 0s }; idle-timeout is not positive",
        "http: { hots: x }; unknown key 'hots'",
        "http: { limits: { fhir: { page: 0 } } }; not in ascending order",
        "store: { durability: sometimes }; expected one of [group, each, none]",
        "store: { default-site: a }; store.default-site 'a' is no site that is writable",
        "store: { default-site: b }; store.default-site 'b' is no site that is writable",
        "dimes: {}; unknown key 'dimes'",
        "dimse: { port: 70000 }; port 70000 is outside 0..65535",
        "dimse: { ae-title: \"A TITLE FAR TOO LONG\" }; not an AE title",
        "dimse: { max-pdu: 1KiB }; max-pdu is outside 4KiB..16MiB",
        "dimse: { associations: 0 }; associations is outside 1..4096",
        "dimse: { artim: 0s }; artim or idle-timeout is not positive",
        "dimse: { limits: { search-results: 0 } }; search-results or retrieve-instances is below 1",
        "peers: [{ ae-title: A, host: a, port: 0 }]; port 0 is outside 1..65535",
        "peers: [{ ae-title: A, host: a, port: 1, tls: true }]; there is no dimse.tls",
      })
  void problems_areNamed(String yaml, String expected) {
    assertThat(problems(SITE + yaml)).anySatisfy(p -> assertThat(p).contains(expected));
  }

  @Test
  void tls_thatCantBeUsedIsAProblemOfItsPlace() {
    String files = "tls: { certificate: no.crt, key: no.key, trusted: no.pem }";
    String site =
        "  - { id: p, name: P, type: dimse, ae-title: P, host: p, %s }%n".formatted(files);

    assertThat(problems("dimse: { " + files + " }\nsites:\n" + site))
        .anySatisfy(p -> assertThat(p).contains(":1:15: dimse.tls: certificate: can't read"))
        .anySatisfy(p -> assertThat(p).contains(":3:").contains("tls: certificate: can't read"));
  }

  @Test
  void store_goesToAWritableSite() {
    GatewayConfig config =
        valid(
            """
            sites: [{ id: a, name: A, type: folder, path: /a, writable: true }]
            store: { default-site: a, durability: none }
            """);

    assertThat(config.store())
        .isEqualTo(new StoreSettings(Optional.of(new SiteId("a")), Durability.NONE));
    assertThat(valid(SITE).store().durability()).isEqualTo(Durability.GROUP);
  }

  @Test
  void sites_areThereAndHaveDifferentIds() {
    assertThat(problems("sites: []")).anySatisfy(p -> assertThat(p).contains("at least one site"));
    assertThat(
            problems(
                """
                sites:
                  - { id: a, name: A, type: folder, path: /a }
                  - { id: a, name: B, type: folder, path: /b }
                """))
        .anySatisfy(p -> assertThat(p).contains("two sites have the id 'a'"));
  }

  @Test
  void sectionsThatDoNotGoTogether_areToldAtOnceAndEachAtItsLine() {
    assertThat(
            problems(
                """
                http: { port: 11112 }
                dimse: { port: 11112 }
                store: { default-site: b }
                peers:
                  - { ae-title: A, host: a, port: 104, tls: true }
                  - { ae-title: A, host: b, port: 104 }
                sites:
                  - { id: a, name: A, type: folder, path: /a }
                  - { id: a, name: B, type: folder, path: /b }
                """))
        .extracting(problem -> problem.substring(problem.indexOf(':')))
        .containsExactly(
            ":2:16: dimse.port: port 11112 is the one of http already",
            ":3:24: store.default-site: store.default-site 'b' is no site that is writable",
            ":5:45: peers[0].tls: a peer has tls: true, but there is no dimse.tls",
            ":6:17: peers[1].ae-title: two peers have the title 'A'",
            ":9:11: sites[1].id: two sites have the id 'a'");
  }

  @Test
  void portOfEveryAddress_isThatOfOneToo() {
    assertThat(problems(SITE + "http: { host: 0.0.0.0, port: 11112 }\ndimse: {}"))
        .anySatisfy(p -> assertThat(p).contains("port 11112 is the one of http already"));
  }

  @Test
  void siteThatIsMovedFrom_needsTheListener() {
    assertThat(
            problems(
                """
                sites:
                  - { id: a, name: A, type: dimse, ae-title: A, host: a, retrieve: c-move }
                """))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(":2:68: sites[0].retrieve: c-move needs the gateway's own listener");
  }

  @Test
  void dimse_isOffUnlessItsSectionIsThere() {
    assertThat(valid(SITE).dimse()).isEmpty();
    assertThat(valid(SITE + "dimse: {}").dimse()).hasValue(DimseConfig.onLoopback(11112));
  }

  @Test
  void peers_haveDifferentTitles() {
    String peers =
        """
        peers:
          - { ae-title: WORKSTATION, host: a, port: 104 }
          - { ae-title: WORKSTATION, host: b, port: 104 }
        """;

    assertThat(problems(SITE + peers))
        .anySatisfy(p -> assertThat(p).contains("two peers have the title 'WORKSTATION'"));
  }

  @Test
  void titlesOfSites_areDifferentWhenCut() {
    String sites =
        """
        dimse: {}
        sites:
          - { id: university-north, name: A, type: folder, path: /a }
          - { id: university-south, name: B, type: folder, path: /b }
        """;

    assertThat(problems(sites))
        .anySatisfy(
            p -> assertThat(p).contains("the title 'PONTIS-UNIVERSIT'").contains("is taken"));
  }
}
