package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The npm package dcmjs-dimse: a small PACS of its server, and its client. */
public final class DcmjsPeer implements AutoCloseable {
  private final Entity entity;
  private final PeerProcess process;

  private DcmjsPeer(Entity entity, PeerProcess process) {
    this.entity = entity;
    this.process = process;
  }

  /** One C-STORE it has answered. */
  public record Received(String sopInstanceUid, String dataSet, String pixels) {}

  /** A PACS that holds the {@code .dcm} files of a folder and moves to the destinations given. */
  public static DcmjsPeer over(Class<?> test, Entity entity, Path files, Entity... destinations) {
    return start(test, entity, files, Arrays.stream(destinations).map(Entity::named).toList());
  }

  /** A PACS without files that takes C-STORE in whatever transfer syntax is proposed first. */
  public static DcmjsPeer takingAnySyntax(Class<?> test, Entity entity, Path files) {
    return start(test, entity, files, List.of("any-syntax"));
  }

  private static DcmjsPeer start(Class<?> test, Entity entity, Path files, List<String> more) {
    require(test);
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(entity.port()));
    arguments.add(entity.title());
    arguments.add(files.toString());
    arguments.addAll(more);
    return new DcmjsPeer(entity, PeerProcess.start("dcmjs", "start", arguments));
  }

  public Entity entity() {
    return entity;
  }

  /** What it has been sent, in that order. */
  public List<Received> received() {
    return lines("received").stream()
        .map(line -> line.split(" ", -1))
        .map(cells -> new Received(cells[0], cells[1], cells[2]))
        .toList();
  }

  /** The N-EVENT-REPORTs it has answered: their event types and data sets. */
  public List<JsonNode> reports() {
    return lines("received.reports").stream().map(Answer::json).toList();
  }

  private List<String> lines(String name) {
    Path file = process.folder().resolve(name);
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  /** What its client saw; the test fails when the association was refused or broke. */
  public static JsonNode call(
      Class<?> test, String calling, Entity called, String operation, String... arguments) {
    var outcome =
        attempt(
            test, Map.of(), List.of(calling, called.title()), called.port(), operation, arguments);
    assertThat(outcome.exit()).as("%s: %s", operation, outcome.err()).isZero();
    return Answer.json(outcome.out());
  }

  /** The same, whatever comes of it. */
  public static Programs.Outcome attempt(
      Class<?> test,
      Map<String, String> environment,
      List<String> callingAndCalled,
      int port,
      String operation,
      String... arguments) {
    String node = require(test);
    List<String> command = new ArrayList<>();
    command.add(node);
    command.add(Checkout.root().resolve("conformance/clients/dimse-client.mjs").toString());
    command.addAll(callingAndCalled);
    command.add(Integer.toString(port));
    command.add(operation);
    command.addAll(List.of(arguments));
    return Programs.run(Duration.ofMinutes(2), environment, command);
  }

  private static String require(Class<?> test) {
    String node = Programs.required(test, "node");
    boolean installed =
        Files.isDirectory(Checkout.root().resolve("conformance/clients/node_modules/dcmjs-dimse"));
    if (!installed) {
      Skips.report(test, "dcmjs-dimse is not installed (npm ci in conformance/clients)");
    }
    Assumptions.assumeTrue(installed, "dcmjs-dimse is not installed");
    return node;
  }
}
