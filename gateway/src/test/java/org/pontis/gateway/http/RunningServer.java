package org.pontis.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.handler.ContextHandler;

/** A server on a free port of the loopback address, and what asks it. */
public final class RunningServer implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningServer(HttpServer server) {
    this.server = server;
    server.start();
  }

  /** A server that pages of any origin may call. */
  public static RunningServer of(Map<String, Endpoint> endpoints) {
    return of(endpoints, Optional.empty());
  }

  /** A server that has this public address. */
  public static RunningServer of(Map<String, Endpoint> endpoints, Optional<URI> publicUrl) {
    return of(new HttpServer.Routing(endpoints, Optional.empty()), publicUrl);
  }

  /** A server with servlets only. */
  public static RunningServer of(ContextHandler servlets) {
    return of(new HttpServer.Routing(Map.of(), Optional.of(servlets)), Optional.empty());
  }

  /** A server that believes these proxies only and answers to these hosts only. */
  static RunningServer of(
      Map<String, Endpoint> endpoints, List<AddressRange> proxies, HostRule hosts) {
    return of(
        new HttpServer.Routing(endpoints, Optional.empty()),
        PublicAddress.of(Optional.empty(), proxies),
        hosts);
  }

  private static RunningServer of(HttpServer.Routing routing, Optional<URI> publicUrl) {
    List<AddressRange> loopback = AddressRange.parse("127.0.0.1").stream().toList();
    return of(routing, PublicAddress.of(publicUrl, loopback), new HostRule.Any());
  }

  private static RunningServer of(
      HttpServer.Routing routing, PublicAddress address, HostRule hosts) {
    HttpServer.Settings settings =
        new HttpServer.Settings(
            "127.0.0.1",
            0,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            64 * 1024,
            new CorsPolicy(Set.of("https://viewer.example.org")),
            hosts);
    return new RunningServer(new HttpServer(settings, address, routing, request -> {}));
  }

  public String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A request for a path, to be built further. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(20));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends these characters and returns everything that comes back until the connection ends. */
  public String raw(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
