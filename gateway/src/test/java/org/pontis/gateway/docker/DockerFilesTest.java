package org.pontis.gateway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pontis.config.ConfigLoader;
import org.pontis.config.ConfigResult;
import org.pontis.gateway.Main;
import org.pontis.gateway.docker.ComposeFile.Mount;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.routes.site.SiteConfig;

/** What the files under {@code docker/} name exists, and agrees with launcher and configuration. */
class DockerFilesTest {
  private static final String DOCKERFILE = "docker/Dockerfile";
  private static final String ENTRYPOINT = "docker/entrypoint";
  private static final String LAUNCHER = "gateway/bin/pontis";

  @Test
  void dockerfile_copiesWhatExists() throws IOException {
    for (String files : Checkout.all(DOCKERFILE, "^COPY (?:--chmod=\\d+ )?(docker/.*) \\S+$")) {
      for (String file : files.split(" ", -1)) {
        assertThat(Checkout.file(file)).isRegularFile();
      }
    }
    assertThat(Checkout.file(ENTRYPOINT)).isExecutable();
    assertThat(Checkout.file("docker/healthcheck")).isExecutable();
  }

  @Test
  void dockerfile_takesTheProgramFromWhereTheBuildPutsIt() throws IOException {
    String built = Checkout.first(DOCKERFILE, "^COPY --from=build /src/(\\S+) /opt/pontis/lib$");
    String inPom =
        Checkout.first(
            "gateway/pom.xml", "<outputDirectory>\\$\\{project.build.directory}/(\\S+)<");

    assertThat(built).isEqualTo("gateway/target/" + inPom);
    assertThat(Checkout.first(LAUNCHER, "^home=\\$root/(\\S+)$") + "/lib").isEqualTo(built);
    assertThat(Checkout.first(ENTRYPOINT, "-cp \"(\\S+)/\\*\"")).isEqualTo("/opt/pontis/lib");
  }

  @Test
  void dockerfile_buildsAndRunsWithTheJavaTheProjectNeeds() throws IOException {
    String release = Checkout.first("pom.xml", "<maven.compiler.release>(\\d+)<");

    assertThat(Checkout.all(DOCKERFILE, "^FROM \\S*eclipse-temurin[:-](\\d+)"))
        .hasSize(2)
        .containsOnly(release);
  }

  @Test
  void dockerfile_runsAsNobodyInParticular() throws IOException {
    assertThat(Checkout.first(DOCKERFILE, "^USER (\\d+):\\d+$")).isNotEqualTo("0");
  }

  @Test
  void entrypoint_startsTheProgramAsTheLauncherDoes() throws IOException {
    String flags = "(?s)^jvm=\\((.*?)\\)$";

    assertThat(Checkout.first(ENTRYPOINT, flags)).isEqualTo(Checkout.first(LAUNCHER, flags));
    assertThat(Checkout.first(ENTRYPOINT, "(org\\.pontis\\S+)")).isEqualTo(Main.class.getName());
  }

  @Test
  void dockerfile_startsItsOwnPrograms() throws IOException {
    assertThat(Checkout.first(DOCKERFILE, "^ENTRYPOINT \\[\"(\\S+)\"]$"))
        .isEqualTo("/opt/pontis/bin/entrypoint");
    assertThat(Checkout.first(DOCKERFILE, "CMD \\[\"(\\S+)\", \"\\d+\"]$"))
        .isEqualTo("/opt/pontis/bin/healthcheck");
  }

  @Test
  void command_isTheSameInBothFilesAndReadsTheMountedConfiguration() throws IOException {
    List<String> command = ComposeFile.service("gateway").strings("command");
    String quoted = "\"" + String.join("\", \"", command) + "\"";

    assertThat(Checkout.first(DOCKERFILE, "^CMD \\[(.*)]$")).isEqualTo(quoted);
    assertThat(command).startsWith("serve", "--config").contains("--insecure");
    assertThat(command.get(2)).isEqualTo(Checkout.first(DOCKERFILE, "gateway.yaml (/\\S+)$"));
    assertThat(ComposeFile.service("gateway").mounts())
        .contains(new Mount("./gateway.yaml", command.get(2), ":ro"));
  }

  @Test
  void ports_agreeFromTheConfigurationToTheHealthCheck() throws IOException {
    String port = Integer.toString(configuration().http().port());

    assertThat(Checkout.all(DOCKERFILE, "^EXPOSE (\\d+)$")).containsExactly(port);
    assertThat(Checkout.first(DOCKERFILE, "healthcheck\", \"(\\d+)\"]$")).isEqualTo(port);
    assertThat(ComposeFile.service("gateway").ports()).extracting(p -> p[2]).containsExactly(port);
  }

  @Test
  void ports_arePublishedOnTheLoopbackAddressOnly() throws IOException {
    assertThat(configuration().http().host()).isEqualTo("0.0.0.0");
    for (String service : List.of("gateway", "orthanc")) {
      assertThat(ComposeFile.service(service).ports())
          .extracting(port -> port[0])
          .containsOnly("127.0.0.1");
    }
  }

  @Test
  void sites_areFoldersThatAreMounted() throws IOException {
    List<String> mounted = ComposeFile.service("gateway").mounts().stream().map(Mount::to).toList();

    for (SiteConfig site : configuration().sites()) {
      assertThat(mounted).contains(((SiteConfig.Folder) site).path().toString());
    }
  }

  @Test
  void mounts_exist() throws IOException {
    for (String name : List.of("gateway", "orthanc")) {
      ComposeFile service = ComposeFile.service(name);
      for (Mount mount : service.mounts()) {
        if (mount.from().startsWith("./")) {
          assertThat(Checkout.file("docker").resolve(Path.of(mount.from()))).exists();
        } else if (!mount.from().startsWith("$")) {
          assertThat(service.namedVolumes().containsKey(mount.from())).isTrue();
        }
      }
    }
  }

  @Test
  void orthanc_listensAndStoresWhereTheComposeFileSays() throws IOException {
    Map<?, ?> settings = (Map<?, ?>) Checkout.yaml("docker/orthanc.json");
    ComposeFile orthanc = ComposeFile.service("orthanc");

    assertThat(orthanc.ports())
        .extracting(port -> port[2])
        .containsExactly(settings.get("HttpPort").toString(), settings.get("DicomPort").toString());
    assertThat(orthanc.mounts())
        .contains(new Mount("orthanc-storage", settings.get("StorageDirectory").toString(), ""));
    assertThat(ComposeFile.service("gateway").mounts())
        .contains(new Mount("orthanc-storage", "/data/archive", ":ro"));
  }

  @Test
  void variables_areDocumentedAndTheLaunchersOwn() throws IOException {
    List<String> documented = Checkout.all("docker/README.md", "^\\| `(PONTIS_\\w+)` \\|");

    assertThat(Checkout.all("docker/compose.yaml", "\\$\\{(\\w+):-")).isSubsetOf(documented);
    assertThat(Checkout.all(DOCKERFILE, "^ENV (\\w+)=")).isSubsetOf(documented);
    assertThat(ComposeFile.service("gateway").map("environment").containsKey("PONTIS_JAVA_OPTS"))
        .isTrue();
    assertThat(Checkout.text(LAUNCHER)).contains("${PONTIS_JAVA_OPTS:-}");
    assertThat(Checkout.text(ENTRYPOINT)).contains("${PONTIS_JAVA_OPTS:-}");
  }

  private static GatewayConfig configuration() {
    Path file = Checkout.file("docker/gateway.yaml");
    return switch (ConfigLoader.ofProcess().load(file, GatewayConfig.class)) {
      case ConfigResult.Valid<GatewayConfig> valid -> valid.value();
      case ConfigResult.Invalid<GatewayConfig> invalid ->
          throw new AssertionError(invalid.problems());
    };
  }
}
