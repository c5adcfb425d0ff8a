package org.pontis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  private String config(String yaml) throws IOException {
    return Files.writeString(folder.resolve("gateway.yaml"), yaml).toString();
  }

  @Test
  void noCommand_isAUsageError() {
    Ended ended = run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("serve", "demo", "check-config", "print-config", "convert");
  }

  @Test
  void version_isTold() {
    assertThat(run("--version").code()).isZero();
    assertThat(run("--version").out()).startsWith("pontis ");
  }

  @Test
  void checkConfig_namesEveryProblemAtOnce() throws IOException {
    String file = config("http: { port: 99999, hots: x }\nsites: []\n");

    Ended ended = run("check-config", file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("gateway.yaml:1:22: http: unknown key 'hots'");
  }

  @Test
  void checkConfig_readsTheRoutes() throws IOException {
    Path routes = Files.createDirectory(folder.resolve("routes"));
    Files.writeString(
        routes.resolve("wrong.yaml"),
        "- route:\n    from:\n      uri: dimse:OTHER\n      steps: []\n");
    String file = config("sites: [{ id: a, name: A, type: folder, path: a }]\nroutes: routes\n");

    Ended ended = run("check-config", file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("wrong.yaml:3: ").contains("no listener is called 'OTHER'");
  }

  @Test
  void checkConfig_readsTheRoutesWhileTheConfigurationIsWrong() throws IOException {
    Path routes = Files.createDirectory(folder.resolve("routes"));
    Files.writeString(
        routes.resolve("wrong.yaml"),
        """
        - route:
            from:
              uri: dimse:OTHER
              steps:
                - to: dimse:PACS@host:104?operation=steal
        """);
    String file =
        config(
            """
            dimse: { port: x, ae-title: OTHER }
            sites: [{ id: a, type: folder, path: a }]
            routes: routes
            """);

    Ended ended = run("check-config", file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("gateway.yaml:1:16: dimse.port: ")
        .contains("gateway.yaml:2:9: sites[0]: missing key 'name'")
        .contains("wrong.yaml:5: ")
        .contains("expected one of store, echo, find, move")
        .doesNotContain("no listener is called");
  }

  @Test
  void checkConfig_leavesOutWhatRoutesMayOweToAWrongConfiguration() throws IOException {
    Path routes = Files.createDirectory(folder.resolve("routes"));
    Files.writeString(
        routes.resolve("a.yaml"),
        """
        - route:
            from:
              uri: dimse:OTHER
              steps:
                - to: dimse:PACS@host:104?tls=true
                - to: ftpx:somewhere
        """);
    String file =
        config(
            """
            dimse: { ae-title: "", tls: { certificate: none, key: none, trusted: none } }
            sites: [{ id: a, name: A, type: folder, path: a }]
            routes: routes
            """);

    Ended ended = run("check-config", file);

    assertThat(ended.err())
        .contains("gateway.yaml:1:20: dimse.ae-title: ")
        .contains("a.yaml:6: ")
        .contains("ftpx")
        .doesNotContain("a.yaml:3: ")
        .doesNotContain("a.yaml:5: ");
  }

  @Test
  void checkConfig_findsNothingInARightFile() throws IOException {
    String file = config("sites: [{ id: a, name: A, type: folder, path: /a }]\n");

    assertThat(run("check-config", file).code()).isZero();
  }

  @Test
  void printConfig_spellsDefaultsOut() throws IOException {
    String file = config("sites: [{ id: a, name: A, type: folder, path: /a }]\n");

    Ended ended = run("print-config", file);

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("port: 8080", "search-results: 1000", "id: a");
  }

  @Test
  void serve_namesFileAndLineOfRoutesThatAreWrong() throws IOException {
    Path routes = Files.createDirectory(folder.resolve("routes"));
    Files.writeString(
        routes.resolve("wrong.yaml"),
        "- route:\n    from:\n      uri: dimse:OTHER\n      steps: []\n");
    String file =
        config(
            "http: { port: 0 }\nsites: [{ id: a, name: A, type: folder, path: a }]\nroutes: routes\n");

    Ended ended = run("serve", "--config", file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("wrong.yaml:").contains("no listener is called 'OTHER'");
  }

  @Test
  void serve_refusesToBeReachableWithoutAuthentication() throws IOException {
    String file =
        config("http: { host: 0.0.0.0 }\nsites: [{ id: a, name: A, type: folder, path: /a }]\n");

    Ended ended = run("serve", "--config", file);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--insecure", "nobody would have to authenticate");
  }

  @Test
  void serve_needsAFile() {
    assertThat(run("serve").code()).isEqualTo(2);
    assertThat(run("serve", "--config", folder.resolve("none").toString()).err())
        .contains("there is no such file");
  }

  @Test
  void demo_refusesWhatIsNoFolder() {
    Ended ended = run("demo", "--data", folder.resolve("none").toString());

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("is not a folder");
  }

  @Test
  void convert_refusesOtherFormats() {
    assertThat(run("convert", "--to", "xml", ".").code()).isEqualTo(2);
  }
}
