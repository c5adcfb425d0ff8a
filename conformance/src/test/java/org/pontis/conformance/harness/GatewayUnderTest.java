package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The packaged gateway as a process of its own, started by its launcher on a free port. */
public final class GatewayUnderTest implements AutoCloseable {
  private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();
  private static final Duration READY = Duration.ofSeconds(90);

  private final Process process;
  private final int port;
  private final Path log;

  private GatewayUnderTest(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** A gateway over folder sites that has read them all, as every gateway here. */
  public static GatewayUnderTest over(List<Site> sites) {
    return start(Start.over(sites));
  }

  public static GatewayUnderTest start(Start start) {
    int port = freePort();
    try {
      Path folder = Files.createTempDirectory("pontis-gateway");
      Path log = folder.resolve("gateway.log");
      List<String> command = new ArrayList<>();
      command.add(launcher().toString());
      command.addAll(start.arguments(folder, port));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.environment().put("PONTIS_AUDIT_PLACES", "INFO");
      if (!start.jvmOptions().isEmpty()) {
        builder.environment().put("PONTIS_JAVA_OPTS", start.jvmOptions());
      }
      GatewayUnderTest gateway = new GatewayUnderTest(builder.start(), port, log);
      gateway.awaitReady();
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path launcher() {
    return Checkout.root().resolve("gateway/bin/pontis");
  }

  /** The start of every address, without a slash at the end. */
  public String base() {
    return "http://127.0.0.1:" + port;
  }

  /** DICOMweb over all sites. */
  public String dicomweb() {
    return base() + "/dicomweb";
  }

  /** DICOMweb over one site. */
  public String dicomweb(String site) {
    return base() + "/sites/" + site + "/dicomweb";
  }

  public String fhir() {
    return base() + "/fhir/r4";
  }

  public Answer ready() {
    return Http.get(base() + "/health/ready");
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end (SIGTERM) and gives its exit code. */
  public int terminate(Duration limit) {
    process.destroy();
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(ended).as("the gateway ends within %s of SIGTERM", limit).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process at once, as a power cut would. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** A port that is free and was not given out before: who got one may listen on it much later. */
  public static int freePort() {
    return IntStream.generate(GatewayUnderTest::portFreeNow)
        .filter(GIVEN_OUT::add)
        .findFirst()
        .orElseThrow();
  }

  private static int portFreeNow() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    Awaitility.await("ready: " + log)
        .atMost(READY)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(() -> !process.isAlive() || readyNow());
    assertThat(process.isAlive()).as("the gateway runs: %s", log()).isTrue();
  }

  /** Every site has been read to its end; sites answer with what they know before. */
  private boolean readyNow() {
    Answer ready = ready();
    return ready.status() == 200 && !ready.text().contains("\"starting\"");
  }

  /** How to start: the arguments of the launcher and the options of its Java machine. */
  public record Start(
      String command, List<Site> sites, String http, String sections, String jvmOptions) {
    public static Start over(List<Site> sites) {
      return new Start("serve", sites, "", "", "");
    }

    public static Start demo() {
      return new Start("demo", List.of(), "", "", "");
    }

    /** Further keys of the http section, as flow YAML that begins with a comma. */
    public Start withHttp(String keys) {
      return new Start(command, sites, keys, sections, jvmOptions);
    }

    /** Further sections of the file, as lines of YAML. */
    public Start withSections(String lines) {
      return new Start(command, sites, http, lines, jvmOptions);
    }

    public Start withJvmOptions(String options) {
      return new Start(command, sites, http, sections, options);
    }

    List<String> arguments(Path folder, int port) throws IOException {
      if (command.equals("demo")) {
        return List.of("demo", "--port", Integer.toString(port));
      }
      Path config = folder.resolve("gateway.yaml");
      String yaml = sites.stream().map(Site::yaml).collect(Collectors.joining());
      Files.writeString(
          config,
          "http: { host: 127.0.0.1, port: %d%s }%n%ssites:%n%s"
              .formatted(port, http, sections, yaml));
      return List.of("serve", "--config", config.toString());
    }
  }
}
