package org.pontis.conformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pontis.conformance.harness.Certificates.Identity;

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
    return start(test, Map.of(), destinations);
  }

  /** One that speaks DICOM over TLS only, and asks its partners for certificates. */
  public static OrthancPeer secured(Class<?> test, Identity identity, Entity... destinations) {
    return start(test, identity.environment(), destinations);
  }

  private static OrthancPeer start(
      Class<?> test, Map<String, String> environment, Entity... destinations) {
    Programs.required(test, "Orthanc");
    Entity entity = Entity.onFreePort(TITLE);
    int http = GatewayUnderTest.freePort();
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(http), Integer.toString(entity.port())));
    Arrays.stream(destinations).map(Entity::named).forEach(arguments::add);
    return new OrthancPeer(
        entity, http, PeerProcess.start("orthanc", environment, "start", arguments));
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

  /**
   * Has it ask an entity it knows for safekeeping.
   *
   * @param instances each as class and instance with an equals sign between
   * @return the transaction
   */
  public String requestCommitment(Entity keeper, List<String> instances) {
    String references =
        instances.stream()
            .map(each -> each.split("=", -1))
            .map(each ->
                "{\"SOPClassUID\": \"%s\", \"SOPInstanceUID\": \"%s\"}".formatted(each[0], each[1]))
            .collect(Collectors.joining(", "));
    return post(
            "/modalities/" + keeper.title() + "/storage-commitment",
            "{\"DicomInstances\": [" + references + "]}")
        .json()
        .path("ID")
        .asText();
  }

  /** What it knows of a transaction. */
  public JsonNode commitment(String transaction) {
    return Http.get(http() + "/storage-commitment/" + transaction).json();
  }

  /**
   * Sends everything it holds to one it knows, by C-STORE, and goes on after what can't be sent.
   */
  public void sendAll(String title) {
    post("/modalities/" + title + "/store", "{\"Resources\":" + ids() + ",\"Permissive\":true}");
  }

  /** Forgets everything it holds. */
  public void clear() {
    post("/tools/bulk-delete", "{\"Resources\":" + ids() + "}");
  }

  /** The files it holds. */
  public List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    for (JsonNode id : Answer.json(ids())) {
      Answer file = Http.get(http() + "/instances/" + id.asText() + "/file");
      assertThat(file.status()).as(file.url()).isEqualTo(200);
      files.add(file.body());
    }
    return files;
  }

  private String ids() {
    return Http.get(http() + "/instances").text();
  }

  private Answer post(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(http() + path))
            .timeout(Duration.ofMinutes(2))
            .POST(BodyPublishers.ofString(json))
            .build();
    Answer answer = Http.send(request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  @Override
  public void close() {
    process.close();
  }
}
