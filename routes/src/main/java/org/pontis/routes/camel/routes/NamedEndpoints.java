package org.pontis.routes.camel.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.NamedNode;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.pontis.routes.camel.dimse.GatewayPart;
import org.pontis.routes.camel.dimse.MissingPart;

/**
 * The endpoints that routes name in {@code from} and {@code to}, made without being started. For
 * the files of one folder, one after the other.
 */
final class NamedEndpoints {
  private final CamelContext context;
  private final Set<GatewayPart> unknown;
  private final Map<Endpoint, String> consumers = new HashMap<>();

  /**
   * Those that this context can make.
   *
   * @param unknown what an address may refer to without being wrong
   */
  NamedEndpoints(CamelContext context, Set<GatewayPart> unknown) {
    this.context = context;
    this.unknown = unknown;
  }

  /**
   * A problem for each that can't be made, by an unknown component, a wrong address or option, and
   * for each that a route consumes from though another one does.
   */
  List<RouteProblem> problems(Path file, List<RouteDefinition> routes) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteDefinition route : routes) {
      made(file, route.getInput(), problems)
          .flatMap(endpoint -> shared(file, route, endpoint))
          .ifPresent(problems::add);
      outputs(route).forEach(named -> made(file, named, problems));
    }
    return problems;
  }

  private Optional<Endpoint> made(
      Path file, EndpointRequiredDefinition named, List<RouteProblem> problems) {
    try {
      return Optional.of(context.getEndpoint(named.getEndpointUri()));
    } catch (NoSuchEndpointException | ResolveEndpointFailedException wrong) {
      if (!mayBeRight(wrong)) {
        problems.add(RouteProblems.of(file, line(named), wrong));
      }
      return Optional.empty();
    }
  }

  private boolean mayBeRight(Throwable wrong) {
    return wrong.getCause() instanceof MissingPart missing && unknown.contains(missing.part());
  }

  /** Camel refuses it when the second one is started. */
  private Optional<RouteProblem> shared(Path file, RouteDefinition route, Endpoint endpoint) {
    boolean takesSeveral =
        endpoint instanceof MultipleConsumersSupport several
            && several.isMultipleConsumersSupported();
    Optional<String> first =
        takesSeveral
            ? Optional.empty()
            : Optional.ofNullable(consumers.putIfAbsent(endpoint, RouteIds.name(file, route)));
    return first.map(other ->
        new RouteProblem(
            file.toString(),
            line(route.getInput()),
            "consumes from %s, from which %s does: only one can"
                .formatted(endpoint.getEndpointBaseUri(), other)));
  }

  private static int line(EndpointRequiredDefinition named) {
    return named instanceof NamedNode node ? RouteIds.line(node) : 0;
  }

  private static Collection<EndpointRequiredDefinition> outputs(RouteDefinition route) {
    return ProcessorDefinitionHelper.filterTypeInOutputs(
        route.getOutputs(), EndpointRequiredDefinition.class);
  }
}
