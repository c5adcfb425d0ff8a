package org.pontis.routes.camel.routes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;

/** The endpoints that routes name in {@code from} and {@code to}, made without being started. */
final class NamedEndpoints {
  private NamedEndpoints() {}

  /** A problem for each that can't be made: an unknown component, a wrong address or option. */
  static List<RouteProblem> problems(Path file, List<RouteDefinition> routes) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteDefinition route : routes) {
      CamelContext context = route.getCamelContext();
      for (EndpointRequiredDefinition named : named(route)) {
        try {
          context.getEndpoint(named.getEndpointUri());
        } catch (NoSuchEndpointException | ResolveEndpointFailedException wrong) {
          int line = named instanceof NamedNode node ? node.getLineNumber() : 0;
          problems.add(RouteProblems.of(file, Math.max(0, line), wrong));
        }
      }
    }
    return problems;
  }

  private static List<EndpointRequiredDefinition> named(RouteDefinition route) {
    return Stream.concat(
            Stream.of(route.getInput()),
            ProcessorDefinitionHelper.filterTypeInOutputs(
                route.getOutputs(), EndpointRequiredDefinition.class)
                .stream())
        .toList();
  }
}
