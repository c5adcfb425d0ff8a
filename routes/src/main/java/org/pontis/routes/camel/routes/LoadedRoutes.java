package org.pontis.routes.camel.routes;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes that a context is given, in their order, those too that it drops: of two with one id
 * Camel keeps the second, without a word.
 */
final class LoadedRoutes extends ModelLifecycleStrategySupport {
  private final List<RouteDefinition> loaded = new ArrayList<>();

  private LoadedRoutes() {}

  static LoadedRoutes of(DefaultCamelContext context) {
    LoadedRoutes routes = new LoadedRoutes();
    context
        .getCamelContextExtension()
        .getContextPlugin(Model.class)
        .addModelLifecycleStrategy(routes);
    return routes;
  }

  @Override
  public void onAddRouteDefinition(RouteDefinition route) {
    loaded.add(route);
  }

  /** Those that have come since this was last asked. */
  List<RouteDefinition> next() {
    List<RouteDefinition> next = List.copyOf(loaded);
    loaded.clear();
    return next;
  }
}
