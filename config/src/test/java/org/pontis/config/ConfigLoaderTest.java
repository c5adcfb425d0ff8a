package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.config.TestConfigs.Gateway;
import org.pontis.config.TestConfigs.Http;
import org.pontis.config.TestConfigs.Located2;
import org.pontis.config.TestConfigs.Order;
import org.pontis.config.TestConfigs.Site;
import org.pontis.config.TestConfigs.SiteName;

final class ConfigLoaderTest {
  private static final ConfigLoader LOADER =
      new ConfigLoader(
          name -> Optional.ofNullable(Map.of("PONTIS_PASSWORD", "swordfish").get(name)),
          YamlLimits.standard());

  @TempDir private Path folder;

  @Test
  void parse_bindsEveryKindOfValue() {
    String yaml =
        """
        http: { port: 80, idle-timeout: 20s, largest-body: 512KiB, gzip: false, order: oldest-first }
        sites:
          - { id: north, type: folder, path: /data/north, zone: Europe/Athens }
          - { "id": "south", "type": "dicomweb", "url": "http://127.0.0.1:8042/dicom-web", "limit": 5 }
        links: { home: "https://example.org" }
        password: { env: PONTIS_PASSWORD }
        """;

    Gateway gateway = valid(LOADER.parse("gateway.yaml", yaml, Gateway.class));

    assertThat(gateway.http())
        .isEqualTo(
            new Http(80, Duration.ofSeconds(20), new DataSize(524288), false, Order.OLDEST_FIRST));
    assertThat(gateway.sites())
        .containsExactly(
            new Site.Folder(
                new SiteName("north"),
                Path.of("/data/north"),
                Optional.of(ZoneId.of("Europe/Athens"))),
            new Site.DicomwebSite(
                new SiteName("south"), URI.create("http://127.0.0.1:8042/dicom-web"), 5));
    assertThat(gateway.links()).containsEntry("home", URI.create("https://example.org"));
    assertThat(gateway.password()).map(Secret::reveal).contains("swordfish");
    assertThat(gateway.routes()).isEmpty();
  }

  @Test
  void parse_fillsDefaultsOfAbsentKeys() {
    Gateway gateway = valid(LOADER.parse("gateway.yaml", "sites: []", Gateway.class));

    assertThat(gateway.http())
        .isEqualTo(
            new Http(
                8080, Duration.ofMinutes(5), DataSize.ofMebibytes(64), true, Order.NEWEST_FIRST));
    assertThat(gateway.links()).isEmpty();
  }

  @Test
  void parse_saysWhereAValueStands() {
    Located2 located = valid(LOADER.parse("a.yaml", "\nname: x", Located2.class));

    assertThat(located.name()).isEqualTo(new Located<>("x", new Position("a.yaml", 2, 7)));
  }

  @Test
  void load_resolvesPathsAgainstTheFolderOfTheFile() throws IOException {
    Files.writeString(folder.resolve("pass"), "swordfish\n");
    Path file =
        Files.writeString(
            folder.resolve("gateway.yaml"), "routes: ./routes\npassword: { file: pass }\n");

    Gateway gateway = valid(LOADER.load(file, Gateway.class));

    assertThat(gateway.routes()).contains(folder.resolve("routes"));
    assertThat(gateway.password()).contains(Secret.of("swordfish"));
  }

  record Part(Optional<Path> routes, Optional<Port> http) {
    record Port(int port) {}
  }

  @Test
  void loadPart_readsItsKeysWhateverElseIsWrong() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gateway.yaml"),
            "routes: r\nhtpp: {}\nsites: x\nhttp: { port: 80, gzip: x }\n");

    Part part = valid(LOADER.loadPart(file, Part.class));

    assertThat(part)
        .isEqualTo(new Part(Optional.of(folder.resolve("r")), Optional.of(new Part.Port(80))));
  }

  @Test
  void load_namesAFileThatIsNotThere() {
    Path file = folder.resolve("nothing.yaml");

    ConfigResult<Gateway> result = LOADER.load(file, Gateway.class);

    assertThat(lines(result)).containsExactly(file + ":1:1: there is no such file");
  }

  @Test
  void load_refusesAFileAboveTheLimit() throws IOException {
    Path file = Files.writeString(folder.resolve("large.yaml"), "#".repeat(1_048_577));

    ConfigResult<Gateway> result = LOADER.load(file, Gateway.class);

    assertThat(lines(result)).containsExactly(file + ":1:1: larger than 1MiB");
  }

  @Test
  void load_refusesBytesThatAreNotUtf8() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFC});

    ConfigResult<Gateway> result = LOADER.load(file, Gateway.class);

    assertThat(lines(result)).containsExactly(file + ":1:1: not UTF-8 text");
  }

  static <T> T valid(ConfigResult<T> result) {
    assertThat(lines(result)).isEmpty();
    return switch (result) {
      case ConfigResult.Valid<T> valid -> valid.value();
      case ConfigResult.Invalid<T> invalid -> throw new AssertionError(invalid.problems());
    };
  }

  static List<String> lines(ConfigResult<?> result) {
    return switch (result) {
      case ConfigResult.Valid<?> _ -> List.of();
      case ConfigResult.Invalid<?> invalid ->
          invalid.problems().stream().map(ConfigProblem::toString).toList();
    };
  }
}
