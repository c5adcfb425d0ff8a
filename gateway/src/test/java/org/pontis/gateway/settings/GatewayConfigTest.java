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
        "http: { port: 99999 }; :2:15: http.port: 99999 is outside 0..65535",
        "http: { public-url: ftp://x }; :2:21: http.public-url: 'ftp://x' is not of the form",
        "http: { public-url: \"https://x/?a=b\" }; is not of the form",
        "http: { cors: { allowed-origins: [viewer.example.org] } }; :2:35: http.cors.allowed-origins[0]: 'viewer.example.org' is not an origin",
        "http: { limits: { search-results: 0 } }; :2:35: http.limits.search-results: 0 is below 1",
        "http: { limits: { address-length: 10B } }; address-length: 10B is outside 1KiB..1MiB",
        "http: { trusted-proxies: [proxy.example.org] }; trusted-proxies[0]: 'proxy.example.org' is no address or range",
        "http: { idle-timeout: 0s }; idle-timeout: 0s is not positive",
        "http: { hots: x }; unknown key 'hots'",
        "http: { limits: { fhir: { page: 0 } } }; page: 0 is below 1",
        "http: { limits: { fhir: { page: 300 } } }; page, largest-page and candidates are not in ascending order",
        "store: { durability: sometimes }; expected one of [group, each, none]",
        "store: { default-site: a }; store.default-site: 'a' is no site that is writable",
        "store: { default-site: b }; store.default-site: 'b' is no site that is writable",
        "dimes: {}; unknown key 'dimes'",
        "dimse: { port: 70000 }; port: 70000 is outside 0..65535",
        "dimse: { ae-title: \"A TITLE FAR TOO LONG\" }; not an AE title",
        "dimse: { max-pdu: 1KiB }; max-pdu: 1KiB is outside 4KiB..16MiB",
        "dimse: { associations: 0 }; associations: 0 is outside 1..4096",
        "dimse: { artim: 0s }; artim: 0s is not positive",
        "dimse: { limits: { search-results: 0 } }; search-results: 0 is below 1",
        "peers: [{ ae-title: A, host: a, port: 0 }]; port: 0 is outside 1..65535",
        "peers: [{ ae-title: A, host: a, port: 1, tls: true }]; there is no dimse.tls",
      })
  void problems_areNamed(String yaml, String expected) {
    assertThat(problems(SITE + yaml)).anySatisfy(p -> assertThat(p).contains(expected));
  }

  @Test
  void ranges_areToldAtOnceAndEachAtItsLine() {
    assertThat(
            problems(
                """
                http:
                  port: 99999
                  idle-timeout: 0s
                  limits:
                    search-time: 0s
                    retrieve-time: 0s
                    fhir: { page: 0, candidates: 0 }
                dimse:
                  artim: 0s
                  idle-timeout: 0s
                federation:
                  calls-per-site: 0
                  waiting-per-site: -1
                sites:
                  - id: p
                    name: ""
                    type: dimse
                    host: pacs
                    port: 0
                    associations: 0
                    character-set: [ISO_IR 100, LATIN]
                """))
        .extracting(problem -> problem.substring(problem.indexOf(':')))
        .containsExactly(
            ":2:9: http.port: 99999 is outside 0..65535",
            ":3:17: http.idle-timeout: 0s is not positive",
            ":5:18: http.limits.search-time: 0s is not positive",
            ":6:20: http.limits.retrieve-time: 0s is not positive",
            ":7:19: http.limits.fhir.page: 0 is below 1",
            ":7:34: http.limits.fhir.candidates: 0 is below 1",
            ":9:10: dimse.artim: 0s is not positive",
            ":10:17: dimse.idle-timeout: 0s is not positive",
            ":12:19: federation.calls-per-site: 0 is below 1",
            ":13:21: federation.waiting-per-site: -1 is below 0",
            ":15:5: sites[0]: missing key 'ae-title'",
            ":16:11: sites[0].name: is blank: expected the site's name for people",
            ":19:11: sites[0].port: 0 is outside 1..65535",
            ":20:19: sites[0].associations: 0 is below 1",
            ":21:33: sites[0].character-set[1]: 'LATIN' is no defined term such as ISO_IR 100");
  }

  @Test
  void tls_thatCantBeUsedIsAProblemOfItsPlace() {
    String files = "tls: { certificate: no.crt, key: no.key, trusted: no.pem }";
    String site =
        "  - { id: p, name: P, type: dimse, ae-title: P, host: p, %s }%n".formatted(files);

    assertThat(problems("dimse: { " + files + " }\nsites:\n" + site))
        .contains(
            "g.yaml:1:30: dimse.tls.certificate: can't read no.crt",
            "g.yaml:1:43: dimse.tls.key: can't read no.key",
            "g.yaml:1:60: dimse.tls.trusted: can't read no.pem")
        .anySatisfy(p -> assertThat(p).contains(":3:").contains("tls.certificate: can't read"));
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
            ":3:24: store.default-site: 'b' is no site that is writable",
            ":5:45: peers[0].tls: a peer has tls: true, but there is no dimse.tls",
            ":6:17: peers[1].ae-title: two peers have the title 'A'",
            ":9:11: sites[1].id: two sites have the id 'a'");
  }

  @Test
  void sectionsThatDoNotGoTogether_areToldWhileOthersAreWrong() {
    assertThat(
            problems(
                """
                http: { port: x }
                peers:
                  - { ae-title: A, host: a, port: 104, tls: true }
                  - { ae-title: B, host: b, port: x }
                  - { ae-title: A, host: c, port: 104 }
                sites:
                  - { id: a, name: A, type: folder, path: /a }
                  - { id: b, name: B, type: folder }
                  - { id: a, name: C, type: dimse, ae-title: C, host: c, retrieve: c-move }
                """))
        .extracting(problem -> problem.substring(problem.indexOf(':')))
        .containsExactly(
            ":1:15: http.port: 'x' is not a whole number",
            ":3:45: peers[0].tls: a peer has tls: true, but there is no dimse.tls",
            ":4:35: peers[1].port: 'x' is not a whole number",
            ":5:17: peers[2].ae-title: two peers have the title 'A'",
            ":8:5: sites[1]: missing key 'path'",
            ":9:11: sites[2].id: two sites have the id 'a'",
            ":9:68: sites[2].retrieve: c-move needs the gateway's own listener: add a section dimse");
  }

  @Test
  void sectionThatIsWrong_isNotTakenForAbsent() {
    assertThat(
            problems(
                """
                dimse: { port: x }
                store: { default-site: b }
                peers: [{ ae-title: A, host: a, port: 104, tls: true }]
                sites:
                  - { id: a, name: A, type: dimse, ae-title: A, host: a, retrieve: c-move }
                  - { id: b, name: B, type: folder, writable: true }
                """))
        .containsExactly(
            "g.yaml:1:16: dimse.port: 'x' is not a whole number",
            "g.yaml:6:5: sites[1]: missing key 'path'");
    assertThat(
            problems(
                """
                dimes: {}
                sites:
                  - { id: a, name: A, type: dimse, ae-title: A, host: a, retrieve: c-move }
                """))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("unknown key 'dimes'");
  }

  private static List<String> pacsProblems(String dimse, String title, String host, int port) {
    return problems(
        """
        dimse: %s
        sites:
          - { id: p, name: P, type: dimse, ae-title: %s, host: '%s', port: %d }
        """
            .formatted(dimse, title, host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; PONTIS; 127.0.0.1; 11112",
        "{}; PONTIS; localhost; 11112",
        "{}; PONTIS; 0.0.0.0; 11112",
        "{ host: \"::1\" }; PONTIS; ::; 11112",
        "{ host: 0.0.0.0 }; PONTIS; ::1; 11112",
        "{}; PONTIS-P; 127.0.0.1; 11112",
        "{ host: 0.0.0.0, port: 104, ae-title: GATE }; GATE; 127.0.0.1; 104",
      })
  void siteThatIsTheOwnListener_isRefused(String dimse, String title, String host, int port) {
    assertThat(pacsProblems(dimse, title, host, port))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(
            ":3:5: sites[0]: '%s' at %s:%d is the gateway's own listener, it would ask itself"
                .formatted(title, host, port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; PACS; 127.0.0.1; 11112",
        "{}; PONTIS; 127.0.0.1; 104",
        "{}; PONTIS; 127.0.0.2; 11112",
        "{}; PONTIS; 192.0.2.7; 11112",
        "{ host: 0.0.0.0 }; PONTIS; 192.0.2.7; 11112",
        "{}; PONTIS; pacs.invalid; 11112",
      })
  void siteElsewhere_isNotTheOwnListener(String dimse, String title, String host, int port) {
    assertThat(pacsProblems(dimse, title, host, port)).isEmpty();
  }

  @Test
  void portOfEveryAddress_isThatOfOneToo() {
    assertThat(problems(SITE + "http: { host: 0.0.0.0, port: 11112 }\ndimse: {}"))
        .anySatisfy(p -> assertThat(p).contains("port 11112 is the one of http already"));
  }

  @Test
  void portOfOneAddress_isThatOfItsOtherNamesToo() {
    assertThat(
            problems(SITE + "http: { host: localhost, port: 11112 }\ndimse: { host: 127.0.0.1 }"))
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
