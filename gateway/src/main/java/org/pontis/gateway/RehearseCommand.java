package org.pontis.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.camel.routes.InvalidRoutes;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.file.store.Durability;
import picocli.CommandLine.Command;

/**
 * {@code rehearse}: a short life of the demo, from which the launcher has the JVM keep what loading
 * and linking gave, and what of the program runs often, so that later starts are fast and the first
 * requests after them not slow.
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
          "/metrics");
  private static final int REFUSED = 400;

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidRoutes {
    try (DemoData data = new DemoData();
        TemporaryFolder stored = TemporaryFolder.create("rehearsal");
        Gateway gateway = new Gateway(config(data, stored));
        HttpClient client = HttpClient.newHttpClient()) {
      gateway.start();
      RehearsedStores.send(gateway.listening().orElseThrow());
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : PATHS) {
          get(client, gateway.base() + path);
        }
        for (String path : RehearsedStores.paths()) {
          get(client, gateway.base() + path);
        }
      }
    }
    return Main.DONE;
  }

  private static void get(HttpClient client, String address)
      throws IOException, InterruptedException {
    int status =
        client
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    if (status >= REFUSED) {
      throw new IllegalStateException("a rehearsed request was answered with " + status);
    }
  }

  private static GatewayConfig config(DemoData data, TemporaryFolder stored) {
    List<SiteConfig> sites = new ArrayList<>(data.sites());
    sites.add(RehearsedStores.site(stored.path()));
    GatewayConfig demo = DemoCommand.config(0, sites);
    return new GatewayConfig(
        demo.http(),
        demo.dimse(),
        demo.peers(),
        demo.federation(),
        new StoreSettings(Optional.empty(), Durability.NONE),
        demo.sites(),
        demo.routes());
  }
}
