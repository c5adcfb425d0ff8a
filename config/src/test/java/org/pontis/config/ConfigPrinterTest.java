package org.pontis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pontis.config.TestConfigs.Gateway;

final class ConfigPrinterTest {
  private static final ConfigLoader LOADER =
      new ConfigLoader(name -> Optional.of("swordfish"), YamlLimits.standard());

  private static final String YAML =
      """
      http: { port: 80 }
      sites:
        - { id: north, type: folder, path: /data/north, zone: Europe/Athens }
        - { id: south, type: dicomweb, url: "http://127.0.0.1:8042/dicom-web" }
      """;

  @Test
  void print_spellsOutDefaultsAndHidesSecrets() {
    Gateway gateway = gateway(YAML + "password: { env: PASS }");

    String printed = ConfigPrinter.print(gateway);

    assertThat(printed)
        .isEqualTo(
            """
            http:
              port: 80
              idle-timeout: 5m
              largest-body: 64MiB
              gzip: true
              order: newest-first
            sites:
            - type: folder
              id: north
              path: /data/north
              zone: Europe/Athens
            - type: dicomweb
              id: south
              url: http://127.0.0.1:8042/dicom-web
              limit: 1000
            links: {}
            password: ••••••
            """);
  }

  @Test
  void print_givesWhatReadsBackAsTheSame() {
    Gateway gateway = gateway(YAML);

    Gateway again = gateway(ConfigPrinter.print(gateway));

    assertThat(again).isEqualTo(gateway);
  }

  private static Gateway gateway(String yaml) {
    return ConfigLoaderTest.valid(LOADER.parse("gateway.yaml", yaml, Gateway.class));
  }
}
