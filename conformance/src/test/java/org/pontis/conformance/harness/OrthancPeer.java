package org.pontis.conformance.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Orthanc with its DICOMweb plugin, empty at first. */
public final class OrthancPeer implements AutoCloseable {
  private static final String TITLE = "ORTHANC";

  private final Entity entity;
  private final int http;
  private final PeerProcess process;

  private OrthancPeer(Entity entity, int http, PeerProcess process) {
    this.entity = entity;
    this.http = http;
    this.process = process;
  }

  /** An Orthanc that knows the entities given: they may call it, and it moves to them. */
  public static OrthancPeer start(Class<?> test, Entity... destinations) {
    Programs.required(test, "Orthanc");
    Entity entity = Entity.onFreePort(TITLE);
    int http = GatewayUnderTest.freePort();
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(http), Integer.toString(entity.port())));
    Arrays.stream(destinations).map(Entity::named).forEach(arguments::add);
    return new OrthancPeer(entity, http, PeerProcess.start("orthanc", "start", arguments));
  }

  public Entity entity() {
    return entity;
  }

  /** The start of its own addresses. */
  public String http() {
    return "http://127.0.0.1:" + http;
  }

  /** Stores every {@code .dcm} file of a folder that it takes. */
  public void load(Path files) {
    process.run("load", List.of(files.toString()));
  }

  @Override
  public void close() {
    process.close();
  }
}
