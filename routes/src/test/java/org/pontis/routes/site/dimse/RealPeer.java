package org.pontis.routes.site.dimse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.pontis.dicom.data.AeTitle;

/** A PACS nobody here wrote, run by the project's scripts on free ports. */
public final class RealPeer implements AutoCloseable {
  private static final long MINUTES_TO_START = 2;

  private final Path script;
  private final Path folder;
  private final AeTitle title;
  private final int port;

  private RealPeer(Path script, Path folder, AeTitle title, int port) {
    this.script = script;
    this.folder = folder;
    this.title = title;
    this.port = port;
  }

  /** Orthanc with these objects; it may move to us at that port. */
  static RealPeer orthanc(List<byte[]> part10Objects, int ourPort) {
    assumeInstalled("Orthanc");
    Path folder = folder(part10Objects);
    int port = freePort();
    RealPeer peer = new RealPeer(script("orthanc"), folder, new AeTitle("ORTHANC"), port);
    peer.run("start", folder.resolve("run"), freePort(), port, TestSources.US + "=" + ourPort);
    peer.run("load", folder.resolve("run"), folder.resolve("objects"));
    return peer;
  }

  /** DCMTK's dcmqrscp with these objects; it may move to us at that port. */
  static RealPeer dcmqrscp(List<byte[]> part10Objects, int ourPort) {
    assumeInstalled("dcmqrscp");
    Path folder = folder(part10Objects);
    int port = freePort();
    RealPeer peer = new RealPeer(script("dcmtk"), folder, new AeTitle("QRSCP"), port);
    peer.run("archive", folder.resolve("run"), port, "QRSCP", TestSources.US + "=" + ourPort);
    peer.run("load", folder.resolve("run"), folder.resolve("objects"));
    return peer;
  }

  /** DCMTK's wlmscpfs with these worklist items, as dump2dcm reads them. */
  public static RealPeer wlmscpfs(List<byte[]> dumps) {
    assumeInstalled("wlmscpfs");
    Path folder = folder(List.of());
    int port = freePort();
    RealPeer peer = new RealPeer(script("dcmtk"), folder, new AeTitle("WORKLIST"), port);
    Path run = folder.resolve("run");
    try {
      Files.createDirectory(run);
      for (int i = 0; i < dumps.size(); i++) {
        Files.write(run.resolve(i + ".dump"), dumps.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    peer.run("worklist", run, port, "WORKLIST");
    return peer;
  }

  /** What it is called. */
  public AeTitle title() {
    return title;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    run("stop", folder.resolve("run"));
  }

  private static void assumeInstalled(String program) {
    boolean installed =
        List.of("/usr/bin", "/usr/sbin", "/usr/local/bin").stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    if (!installed) {
      System.err.println("SKIPPED: " + program + " is not installed, see conformance/bin/peers");
    }
    Assumptions.assumeTrue(installed, program + " is not installed");
  }

  private static Path folder(List<byte[]> part10Objects) {
    try {
      Path folder = Files.createTempDirectory("pontis-peer");
      Path objects = Files.createDirectory(folder.resolve("objects"));
      for (int i = 0; i < part10Objects.size(); i++) {
        Files.write(objects.resolve(i + ".dcm"), part10Objects.get(i));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path script(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("conformance/bin/peers"))) {
      folder = folder.getParent();
    }
    return folder.resolve("conformance/bin/peers").resolve(name);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Object... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    List.of(arguments).forEach(argument -> command.add(argument.toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("scripts.log").toFile()))
              .start();
      if (!process.waitFor(MINUTES_TO_START, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(
            command + " failed: " + Files.readString(folder.resolve("scripts.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
