package org.pontis.gateway;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.gateway.settings.RouteSettings;
import org.pontis.routes.camel.dimse.ArrivedInstances;
import org.pontis.routes.camel.routes.AddedRoutes;
import org.pontis.routes.camel.routes.RouteProblem;
import org.pontis.routes.site.TlsFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-config}: every problem of a file and of the routes it names, at once. */
@Command(
    name = "check-config",
    description = "Names every problem of a configuration file, and of its routes, with the line.",
    mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The configuration file.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<GatewayConfig> config = ConfigFile.read(file, err);
    List<RouteProblem> problems =
        RouteSettings.read(file).map(CheckConfigCommand::check).orElse(List.of());
    problems.forEach(err::println);
    if (config.isEmpty() || !problems.isEmpty()) {
      return Main.USAGE;
    }
    spec.commandLine().getOut().println(file + ": no problems");
    return Main.DONE;
  }

  private static List<RouteProblem> check(RouteSettings routes) {
    return AddedRoutes.check(
        routes.folder(),
        ArrivedInstances.of(routes.listener()),
        routes.tls().map(TlsFiles::settings),
        routes.unknown());
  }
}
