package org.pontis.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.pontis.routes.camel.routes.InvalidRoutes;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: a short life of the demo, from which the launcher has the JVM keep what loading
 * and linking gave, so that later starts are fast.
 */
@Command(name = "rehearse", hidden = true, description = "Used by the launcher.")
final class RehearseCommand implements Callable<Integer> {
  private static final int ROUNDS = 20;
  private static final List<String> PATHS =
      List.of(
          "/dicomweb/studies?limit=25",
          "/dicomweb/series?Modality=CT",
          "/dicomweb/instances?limit=5",
          "/fhir/r4/metadata",
          "/fhir/r4/ImagingStudy?_count=5",
          "/fhir/r4/Patient?_count=5",
          "/health/ready",
          "/metrics",
          "/nowhere");

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidRoutes {
    try (DemoData data = new DemoData();
        Gateway gateway = new Gateway(DemoCommand.config(0, data.sites()));
        HttpClient client = HttpClient.newHttpClient()) {
      gateway.start();
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : PATHS) {
          client.send(
              HttpRequest.newBuilder(URI.create(gateway.base() + path)).build(),
              HttpResponse.BodyHandlers.discarding());
        }
      }
    }
    return Main.DONE;
  }
}
