package org.pontis.routes.camel.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.NamedNode;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/**
 * The endpoints that routes name in {@code from} and {@code to}, made without being started. For
 * the files of one folder, one after the other.
 */
final class NamedEndpoints {
  private final Map<Endpoint, String> consumers = new HashMap<>();

  /**
   * A problem for each that can't be made, by an unknown component, a wrong address or option, and
   * for each that a route consumes from though another one does.
   */
  List<RouteProblem> problems(Path file, List<RouteDefinition> routes) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteDefinition route : routes) {
      made(file, route, route.getInput(), problems)
          .flatMap(endpoint -> shared(file, route, endpoint))
          .ifPresent(problems::add);
      outputs(route).forEach(named -> made(file, route, named, problems));
    }
    return problems;
  }

  private static Optional<Endpoint> made(
      Path file,
      RouteDefinition route,
      EndpointRequiredDefinition named,
      List<RouteProblem> problems) {
    try {
      return Optional.of(route.getCamelContext().getEndpoint(named.getEndpointUri()));
    } catch (NoSuchEndpointException | ResolveEndpointFailedException wrong) {
      problems.add(RouteProblems.of(file, line(named), wrong));
      return Optional.empty();
    }
  }

  /** Camel refuses it when the second one is started. */
  private Optional<RouteProblem> shared(Path file, RouteDefinition route, Endpoint endpoint) {
    boolean takesSeveral =
        endpoint instanceof MultipleConsumersSupport several
            && several.isMultipleConsumersSupported();
    Optional<String> first =
        takesSeveral
            ? Optional.empty()
            : Optional.ofNullable(consumers.putIfAbsent(endpoint, String.valueOf(route.getId())));
    return first.map(other ->
        new RouteProblem(
            file.toString(),
            line(route.getInput()),
            "consumes from %s, from which the route '%s' does: only one can"
                .formatted(endpoint.getEndpointBaseUri(), other)));
  }

  private static int line(EndpointRequiredDefinition named) {
    return named instanceof NamedNode node ? Math.max(0, node.getLineNumber()) : 0;
  }

  private static Collection<EndpointRequiredDefinition> outputs(RouteDefinition route) {
    return ProcessorDefinitionHelper.filterTypeInOutputs(
        route.getOutputs(), EndpointRequiredDefinition.class);
  }
}
