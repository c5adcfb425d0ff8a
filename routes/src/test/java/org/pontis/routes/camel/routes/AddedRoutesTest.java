package org.pontis.routes.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.routes.camel.dimse.ArrivedInstance;
import org.pontis.routes.camel.dimse.ArrivedInstances;
import org.pontis.routes.camel.dimse.ArrivedStudies;
import org.pontis.routes.camel.dimse.FakeArchive;

/** The example routes that are shipped, running, and what is said of files that are wrong. */
class AddedRoutesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ArrivedInstances arrivals = ArrivedInstances.of(new AeTitle("PONTIS"));
  private final FakeArchive archive = new FakeArchive(SyntaxChoice.ANY);
  @TempDir private Path folder;
  @TempDir private Path drop;

  @AfterEach
  void stop() {
    archive.close();
  }

  private AddedRoutes start() throws InvalidRoutes {
    return AddedRoutes.start(
        folder, arrivals, site -> Optional.of(ArrivedStudies.source()), Optional.empty());
  }

  /** Puts an example into the folder with the places it names replaced by those of the test. */
  private void add(String example) throws IOException {
    try (InputStream shipped =
        AddedRoutes.class.getResourceAsStream("/routes/examples/" + example)) {
      String text =
          new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
              .replace("ARCHIVE@archive.example.org:104", archive.address())
              .replace("file:./drop", "file:" + drop)
              .replace("\"2000\"", "\"1\"");
      Files.writeString(folder.resolve(example), text);
    }
  }

  @Test
  void autoForward_sendsOnWhatArrives() throws Exception {
    add("auto-forward.yaml");
    try (AddedRoutes routes = start()) {
      assertThat(routes.ids()).containsExactly("auto-forward");

      ArrivedStudies.objects().forEach(object -> arrivals.publish(ArrivedStudies.arrived(object)));

      await()
          .atMost(PATIENCE)
          .until(() -> archive.stored().size() == ArrivedStudies.objects().size());
      for (byte[] object : ArrivedStudies.objects()) {
        ArrivedInstance arrived = ArrivedStudies.arrived(object);
        assertThat(archive.stored().get(arrived.instance()))
            .isEqualTo(ArrivedStudies.dataSet(object));
      }
    }
  }

  @Test
  void autoForward_goesOnAfterWhatCanNotBeSent() throws Exception {
    add("auto-forward.yaml");
    try (AddedRoutes _ = start()) {
      ArrivedInstance good = ArrivedStudies.arrived(ArrivedStudies.objects().getFirst());
      ArrivedInstance lost =
          new ArrivedInstance(
              good.site(),
              good.study(),
              good.series(),
              good.study(),
              good.sopClass(),
              good.transferSyntax(),
              good.calling(),
              good.called());

      arrivals.publish(lost);
      arrivals.publish(good);

      await().atMost(PATIENCE).until(() -> archive.stored().containsKey(good.instance()));
    }
  }

  @Test
  void dropFolder_movesAFileWhenItIsStored() throws Exception {
    byte[] object = ArrivedStudies.objects().getFirst();
    add("drop-folder.yaml");
    try (AddedRoutes _ = start()) {
      Files.write(drop.resolve("one.dcm"), object);

      await().atMost(PATIENCE).until(() -> Files.exists(drop.resolve("done").resolve("one.dcm")));

      assertThat(archive.stored()).containsKey(ArrivedStudies.arrived(object).instance());
      assertThat(drop.resolve("one.dcm")).doesNotExist();
    }
  }

  @Test
  void dropFolder_putsTheReasonBesideWhatWasNotStored() throws Exception {
    archive.answerWith(DimseStatus.of(0xA700));
    Path failed = drop.resolve("failed");
    add("drop-folder.yaml");
    try (AddedRoutes _ = start()) {
      Files.write(drop.resolve("refused.dcm"), ArrivedStudies.objects().getFirst());
      Files.writeString(drop.resolve("letter.txt"), "no DICOM at all");

      await()
          .atMost(PATIENCE)
          .until(() ->
              Files.exists(failed.resolve("refused.dcm"))
                  && Files.exists(failed.resolve("letter.txt")));

      assertThat(failed.resolve("refused.dcm.reason.txt"))
          .content()
          .contains("answered store with status A700H");
      assertThat(failed.resolve("letter.txt.reason.txt")).content().contains("not a DICOM file");
      assertThat(drop.resolve("done")).doesNotExist();
    }
  }

  @Test
  void files_thatAreWrongAreAllNamedWithTheirLines() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        - route:
            id: a
            from:
              uri: dimse:PONTIS
              steps:
                - to: dimse:PACS@host:104?operation=steal
        """);
    Files.writeString(
        folder.resolve("b.yaml"),
        """
        - route:
            id: b
            frm:
              uri: dimse:PONTIS
        """);
    Files.writeString(folder.resolve("c.yaml"), "- route:\n    id: [\n");

    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            InvalidRoutes.class,
            invalid -> {
              assertThat(invalid.problems()).hasSize(3);
              assertThat(invalid.problems().get(0).toString())
                  .contains("a.yaml:")
                  .contains("expected one of store, echo, find, move");
              assertThat(invalid.problems().get(1).toString())
                  .contains("b.yaml:2: ")
                  .contains("frm");
              assertThat(invalid.problems().get(2).toString()).contains("c.yaml:3: ");
            });
  }

  @Test
  void check_namesWhatIsWrongAndRunsNothing() throws IOException {
    Path untouched = drop.resolve("untouched");
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        - route:
            id: a
            from:
              uri: file:%s
              steps:
                - to: dimse:PACS@host:104?operation=steal
                - to: ftpx:somewhere
        """
            .formatted(untouched));
    Files.writeString(folder.resolve("b.yaml"), "- route:\n    id: [\n");

    List<RouteProblem> problems = AddedRoutes.check(folder, arrivals, Optional.empty());

    assertThat(problems).hasSize(3);
    assertThat(problems.get(0).toString())
        .contains("a.yaml:6: ")
        .contains("expected one of store, echo, find, move");
    assertThat(problems.get(1).toString()).contains("a.yaml:7: ").contains("ftpx");
    assertThat(problems.get(2).toString()).contains("b.yaml:3: ");
    assertThat(untouched).doesNotExist();
  }

  @Test
  void routes_withTheSameIdInTwoFilesAreRefused() throws IOException {
    for (String name : List.of("a.yaml", "b.yaml")) {
      Files.writeString(
          folder.resolve(name),
          """
          - route:
              id: forward
              from:
                uri: direct:%s
                steps:
                  - to: dimse:PACS@host:104?operation=store
          """
              .formatted(name));
    }

    List<RouteProblem> problems = AddedRoutes.check(folder, arrivals, Optional.empty());

    assertThat(problems).singleElement().asString().contains("b.yaml", "'forward'");
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidRoutes.class)
        .hasMessageContaining("'forward'");
  }

  @Test
  void routeIdThatIsThereTwice_doesNotHideTheRestOfItsFile() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        - route:
            id: first
            from: { uri: "direct:a", steps: [{ to: "log:a" }] }
        - route:
            id: second
            from: { uri: "direct:b", steps: [{ to: "log:a" }] }
        """);
    Files.writeString(
        folder.resolve("b.yaml"),
        """
        - route:
            id: second
            from: { uri: "direct:c", steps: [{ to: "ftpx:somewhere" }] }
        - route:
            id: first
            from:
              uri: direct:d
              steps:
                - to: dimse:PACS@host:104?operation=steal
        - route:
            id: third
            from: { uri: "direct:e", steps: [{ to: "log:a" }] }
        - route:
            id: third
            from: { uri: "direct:f", steps: [{ to: "ftpy:somewhere" }] }
        """);

    List<RouteProblem> problems = AddedRoutes.check(folder, arrivals, Optional.empty());

    assertThat(problems)
        .extracting(problem -> problem.toString().substring(folder.toString().length() + 1))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("b.yaml:1: ", "'second'", "a.yaml"),
            one -> assertThat(one).contains("b.yaml:3: ", "ftpx"),
            one -> assertThat(one).contains("b.yaml:4: ", "'first'", "a.yaml"),
            one -> assertThat(one).contains("b.yaml:9: ", "expected one of store"),
            one -> assertThat(one).contains("b.yaml:13: ", "'third'"),
            one -> assertThat(one).contains("b.yaml:15: ", "ftpy"));
  }

  @Test
  void routeWithoutAnId_isNamedByItsLine() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        - route:
            from:
              uri: direct:one
              steps:
                - to: log:a
        - from:
            uri: direct:one
            steps:
              - to: log:b
        """);

    assertThat(AddedRoutes.check(folder, arrivals, Optional.empty()))
        .singleElement()
        .asString()
        .contains("a.yaml:6: ")
        .endsWith(
            "from which the route in %s:1 does: only one can".formatted(folder.resolve("a.yaml")));
  }

  @Test
  void routes_thatConsumeFromOneEndpointAreRefused() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.writeString(
          folder.resolve(name + ".yaml"),
          """
          - route:
              id: %s
              from:
                uri: direct:one
                steps:
                  - to: log:%s
          """
              .formatted(name, name));
    }

    List<RouteProblem> problems = AddedRoutes.check(folder, arrivals, Optional.empty());

    assertThat(problems)
        .singleElement()
        .asString()
        .contains("b.yaml:")
        .contains("consumes from direct://one, from which the route 'a' does");
    assertThatThrownBy(this::start).isInstanceOf(InvalidRoutes.class);
  }

  @Test
  void check_findsNothingWrongWithTheExamples() throws IOException {
    add("auto-forward.yaml");
    add("drop-folder.yaml");

    assertThat(AddedRoutes.check(folder, arrivals, Optional.empty())).isEmpty();
    assertThat(drop).isEmptyDirectory();
  }

  @Test
  void check_namesAFolderThatIsNotThere() {
    assertThat(AddedRoutes.check(folder.resolve("none"), arrivals, Optional.empty()))
        .singleElement()
        .asString()
        .contains("is no folder that can be read");
  }

  @Test
  void folder_thatIsNotThereIsNamed() {
    assertThatThrownBy(() ->
            AddedRoutes.start(
                folder.resolve("none"), arrivals, _ -> Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidRoutes.class)
        .hasMessageContaining("is no folder that can be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# the dash is missing\nroute: { id: x }", "\nnonsense"})
  void file_thatIsNoListIsRefusedAtItsLine(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("map.yaml"), text);

    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            InvalidRoutes.class,
            invalid ->
                assertThat(invalid.problems())
                    .singleElement()
                    .hasToString(
                        file + ":2: is no list of routes, each of which begins with '- route:'"));
  }
}
