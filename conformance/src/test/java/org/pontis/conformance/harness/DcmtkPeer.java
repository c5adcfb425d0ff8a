package org.pontis.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pontis.conformance.harness.Certificates.Identity;
import org.pontis.conformance.harness.NegotiationProfile.Context;

/** A server of DCMTK: an archive (dcmqrscp) or a storage server (storescp). */
public final class DcmtkPeer implements AutoCloseable {
  private final Entity entity;
  private final PeerProcess process;

  private DcmtkPeer(Entity entity, PeerProcess process) {
    this.entity = entity;
    this.process = process;
  }

  /** dcmqrscp, empty, which moves to the destinations given. */
  public static DcmtkPeer archive(Class<?> test, String title, Entity... destinations) {
    try {
      return archiveIn(
          Files.createTempDirectory("pontis-dcmqrscp"),
          test,
          Entity.onFreePort(title),
          destinations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** dcmqrscp over what a folder's {@code db} holds and its index lists. */
  public static DcmtkPeer archiveIn(
      Path folder, Class<?> test, Entity entity, Entity... destinations) {
    Programs.required(test, "dcmqrscp");
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(entity.port()), entity.title()));
    Arrays.stream(destinations).map(Entity::named).forEach(arguments::add);
    return new DcmtkPeer(entity, PeerProcess.startIn(folder, "dcmtk", "archive", arguments));
  }

  /** storescp, which writes data sets exactly as they come. */
  public static DcmtkPeer store(Class<?> test, Entity entity, String... options) {
    Programs.required(test, "storescp");
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(entity.port()), entity.title(), "+B"));
    arguments.addAll(List.of(options));
    return new DcmtkPeer(entity, PeerProcess.start("dcmtk", "store", arguments));
  }

  /** The same over TLS only, which asks its partners for certificates. */
  public static DcmtkPeer securedStore(Class<?> test, Entity entity, Identity identity) {
    Programs.required(test, "storescp");
    List<String> arguments = List.of(Integer.toString(entity.port()), entity.title(), "+B");
    return new DcmtkPeer(
        entity, PeerProcess.start("dcmtk", identity.environment(), "store", arguments));
  }

  /**
   * storescp that takes exactly these contexts, of several syntaxes in one the first given, and
   * keeps each object it is sent in a file of its own.
   */
  public static DcmtkPeer storeEach(
      Class<?> test, Entity entity, Collection<Context> contexts, String first) {
    List<String> options = new ArrayList<>(List.of("+uf", "--fork"));
    options.addAll(NegotiationProfile.accepting(contexts, first));
    return store(test, entity, options.toArray(String[]::new));
  }

  public Entity entity() {
    return entity;
  }

  /** Sends every file of a folder that it takes. */
  public void load(Path files) {
    process.run("load", List.of(files.toString()));
  }

  /** What a storage server has been sent, by SOP Instance UID. */
  public Map<String, Part10> received() {
    return Part10.below(process.folder().resolve("in"));
  }

  /** The same where one instance may come more than once, each into a file ({@code +uf}). */
  public List<Part10> everythingReceived() {
    return Part10.allBelow(process.folder().resolve("in"));
  }

  /** Forgets what it has been sent. */
  public void clear() {
    try (Stream<Path> files = Files.list(process.folder().resolve("in"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
