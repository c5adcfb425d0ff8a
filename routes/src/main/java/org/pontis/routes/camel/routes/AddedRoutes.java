package org.pontis.routes.camel.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.routes.camel.dimse.ArrivedInstances;
import org.pontis.routes.camel.dimse.DimseComponent;
import org.pontis.routes.camel.dimse.GatewayPart;
import org.pontis.routes.camel.dimse.SiteSources;

/**
 * The routes of a folder of Camel YAML files, running. Stream caching is off, since it would copy
 * whole bodies into the heap; there is no JMX.
 */
public final class AddedRoutes implements AutoCloseable {
  private static final int SECONDS_TO_END = 10;

  private final DefaultCamelContext context = new DefaultCamelContext();

  private AddedRoutes(ArrivedInstances arrivals, SiteSources sites, Optional<TlsSettings> tls) {
    context.disableJMX();
    context.setStreamCaching(false);
    context.setSourceLocationEnabled(true);
    context.getShutdownStrategy().setTimeout(SECONDS_TO_END);
    context.addComponent(DimseComponent.SCHEME, new DimseComponent(arrivals, sites, tls));
  }

  /**
   * Starts the routes of every {@code .yaml} file in a folder, in the order of their names.
   *
   * @param tls the keys of our own, for applications that are asked over TLS
   * @throws InvalidRoutes when a file can't be read as routes or a route does not start; nothing is
   *     left running
   */
  public static AddedRoutes start(
      Path folder, ArrivedInstances arrivals, SiteSources sites, Optional<TlsSettings> tls)
      throws InvalidRoutes {
    List<RouteProblem> problems = check(folder, arrivals, tls);
    if (!problems.isEmpty()) {
      throw new InvalidRoutes(problems);
    }
    AddedRoutes routes = new AddedRoutes(arrivals, sites, tls);
    routes.context.start();
    for (Path file : files(folder)) {
      routes.load(file).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      routes.close();
      throw new InvalidRoutes(problems);
    }
    return routes;
  }

  /**
   * What is wrong with the files of a folder, as far as can be told without running them: no route
   * is started, no folder made and nobody called.
   *
   * @param tls as for {@link #start}
   */
  public static List<RouteProblem> check(
      Path folder, ArrivedInstances arrivals, Optional<TlsSettings> tls) {
    return check(folder, arrivals, tls, Set.of());
  }

  /**
   * The same where not all is known of the gateway that the routes are to run in.
   *
   * @param unknown what routes may refer to without being wrong
   */
  public static List<RouteProblem> check(
      Path folder, ArrivedInstances arrivals, Optional<TlsSettings> tls, Set<GatewayPart> unknown) {
    AddedRoutes routes = new AddedRoutes(arrivals, _ -> Optional.empty(), tls);
    RouteIds ids = new RouteIds();
    NamedEndpoints endpoints = new NamedEndpoints(routes.context, unknown);
    List<RouteProblem> problems = new ArrayList<>();
    LoadedRoutes loaded = LoadedRoutes.of(routes.context);
    routes.context.build();
    try {
      for (Path file : files(folder)) {
        List<RouteProblem> found = new ArrayList<>();
        routes.load(file).ifPresent(found::add);
        List<RouteDefinition> ofFile = loaded.next();
        if (found.isEmpty() && ofFile.isEmpty()) {
          RouteList.problem(file).ifPresent(found::add);
        }
        found.addAll(ids.problems(file, ofFile));
        found.addAll(endpoints.problems(file, ofFile));
        found.sort(Comparator.comparingInt(RouteProblem::line));
        problems.addAll(found);
      }
    } catch (InvalidRoutes noFolder) {
      problems.addAll(noFolder.problems());
    } finally {
      routes.close();
    }
    return problems;
  }

  private static List<Path> files(Path folder) throws InvalidRoutes {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new InvalidRoutes(
          List.of(
              new RouteProblem(
                  folder.toString(),
                  0,
                  "is no folder that can be read: create it, or leave out routes")));
    }
  }

  /** Loads one file; whatever Camel throws means that the file is not right. */
  private Optional<RouteProblem> load(Path file) {
    try {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file)));
      return Optional.empty();
    } catch (Exception invalid) {
      return Optional.of(RouteProblems.of(file, invalid));
    }
  }

  /** The ids of the routes. */
  public List<String> ids() {
    return context.getRouteDefinitions().stream().map(RouteDefinition::getId).toList();
  }

  @Override
  public void close() {
    context.stop();
  }
}
