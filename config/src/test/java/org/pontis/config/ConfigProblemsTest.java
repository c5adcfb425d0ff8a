package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.config.TestConfigs.Gateway;

/** The wording and the places of problems, as users see them. */
final class ConfigProblemsTest {
  private static final ConfigLoader LOADER =
      new ConfigLoader(name -> Optional.empty(), YamlLimits.standard());

  @Test
  void parse_reportsAllProblemsAtOnceInTheirOrder() {
    String yaml =
        """
        http:
          port: 99999
          gzip: yes
          idel-timeout: 20s
          order: newest
          largest-body: 5 apples
        sites:
          - { id: North1, type: folder }
          - id: south
            type: dicomwbe
          - { id: east }
          - east
        routes:
        links: [ a ]
        password: swordfish
        links: {}
        htpp: {}
        """;

    assertThat(problems(yaml))
        .isEqualTo(
            """
            gateway.yaml:2:9: http.port: 99999 is outside 1..65535
            gateway.yaml:3:9: http.gzip: 'yes' is neither true nor false
            gateway.yaml:4:3: http: unknown key 'idel-timeout', expected one of [gzip, idle-timeout, largest-body, order, port]
            gateway.yaml:5:10: http.order: unknown value 'newest', expected one of [newest-first, oldest-first]
            gateway.yaml:6:17: http.largest-body: '5 apples' is not a size, expected a number and one of B, kB, MB, GB, KiB, MiB, GiB
            gateway.yaml:8:5: sites[0]: missing key 'path'
            gateway.yaml:8:11: sites[0].id: 'North1' is not an id, expected letters a-z
            gateway.yaml:10:11: sites[1].type: unknown type 'dicomwbe', expected one of [dicomweb, folder]
            gateway.yaml:11:5: sites[2]: missing key 'type', expected one of [dicomweb, folder]
            gateway.yaml:12:5: sites[3]: expected a mapping, found 'east'
            gateway.yaml:13:8: routes: expected one value, found nothing
            gateway.yaml:14:8: links: expected a mapping, found a list
            gateway.yaml:15:11: password: a secret is not written here, expected a reference, {env: NAME} or {file: PATH}
            gateway.yaml:16:1: key 'links' stands twice, first in line 14
            gateway.yaml:17:1: unknown key 'htpp', expected one of [http, links, password, routes, sites]
            """
                .strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http: { port: x }        | 1:15: http.port: 'x' is not a whole number",
        "http: { port: 3000000000 } | 1:15: http.port: 3000000000 is outside -2147483648..2147483647",
        "http: { idle-timeout: 5 } | 1:23: http.idle-timeout: '5' is not a duration, expected for example 500ms, 20s, 5m, 2h, 1d or PT20S",
        "http: 5                  | 1:7: http: expected a mapping with keys of [gzip, idle-timeout, largest-body, order, port], found '5'",
        "sites: {}                | 1:8: sites: expected a list, found a mapping",
        "sites: [{ id: a, type: folder, path: b, zone: Mars }] | 1:47: sites[0].zone: 'Mars' is not a time zone, expected for example Europe/Athens or +02:00",
        "sites: [{ id: a, type: dicomweb, url: 'a b' }] | 1:39: sites[0].url: 'a b' is not a URI: Illegal character in path",
        "password: { env: NONE }  | 1:18: password: environment variable NONE is not set",
        "password: { file: /none } | 1:19: password: file /none can't be read",
        "password: { key: a }     | 1:11: password: expected a reference, {env: NAME} or {file: PATH}",
        "http: { gzip: true       | 2:1: not YAML: while parsing a flow mapping, expected ',' or '}', but got <stream end>",
        "a: &x [*x]               | 1:1: unknown key 'a', expected one of [http, links, password, routes, sites]",
        "? [a]                    | 1:3: a key is one word, found a list",
        "--- {}\\n--- {}           | 2:1: not YAML: expected a single document in the stream, but found another document",
        "``                       | 1:1: the file is empty",
      })
  void parse_namesThePlaceAndTheReason(String yaml, String expected) {
    assertThat(problems(yaml.replace("\\n", "\n") + "\n").lines().findFirst())
        .contains("gateway.yaml:" + expected);
  }

  @Test
  void parse_refusesNestingBelowTheLimit() {
    assertThat(problems("[".repeat(100_000)))
        .isEqualTo("gateway.yaml:1:41: nested deeper than 40 levels");
  }

  @Test
  void parse_refusesAliasesThatMultiply() {
    StringBuilder yaml = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'i'; c++) {
      String earlier = ("*" + (char) (c - 1) + ", ").repeat(6);
      yaml.append(c).append(": &").append(c).append(" [").append(earlier).append("]\n");
    }

    ConfigResult<Lists> result = LOADER.parse("gateway.yaml", yaml + "all: *h", Lists.class);

    assertThat(ConfigLoaderTest.lines(result))
        .anyMatch(line -> line.contains("too many values; aliases count each time"));
  }

  @Test
  void parse_refusesManyAliases() {
    String yaml = "a: &a [x]\nall: [" + "*a, ".repeat(51) + "]";

    assertThat(problems(yaml)).contains("Number of aliases for non-scalar nodes exceeds");
  }

  record Lists(
      java.util.List<
              java.util.List<
                  java.util.List<
                      java.util.List<
                          java.util.List<java.util.List<java.util.List<java.util.List<String>>>>>>>>
          all) {}

  record Tls(java.util.Optional<String> certificate) {
    Tls {
      if (certificate.isEmpty()) {
        throw new IllegalArgumentException("a certificate is needed");
      }
    }
  }

  record Listener(Tls tls) {}

  @Test
  void parse_turnsWhatTheConstructorRefusesIntoAProblemAtItsRecord() {
    assertThat(ConfigLoaderTest.lines(LOADER.parse("gateway.yaml", "tls: {}", Listener.class)))
        .containsExactly("gateway.yaml:1:6: tls: a certificate is needed");
  }

  @Test
  void parse_namesTheMissingKeyWhoseDefaultsAreRefused() {
    assertThat(ConfigLoaderTest.lines(LOADER.parse("gateway.yaml", "{}", Listener.class)))
        .containsExactly("gateway.yaml:1:1: missing key 'tls': a certificate is needed");
  }

  private static String problems(String yaml) {
    return String.join(
        "\n", ConfigLoaderTest.lines(LOADER.parse("gateway.yaml", yaml, Gateway.class)));
  }
}
