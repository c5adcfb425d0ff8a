package org.pontis.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.settings.CorsConfig;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.GatewayConfig;
import org.pontis.gateway.settings.HttpConfig;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: three invented sites, or the user's own folders, on the loopback address. */
@Command(
    name = "demo",
    description = "Runs a gateway over three invented sites, or over your own DICOM folders.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on, 0 for any (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of DICOM files to serve as a site instead; may be repeated.")
  private List<Path> folders = new ArrayList<>();

  @Override
  public Integer call() {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        spec.commandLine().getErr().println("--data: " + folder + " is not a folder");
        return Main.USAGE;
      }
    }
    if (port < 0 || port > 65_535) {
      spec.commandLine().getErr().println("--port: " + port + " is outside 0..65535");
      return Main.USAGE;
    }
    if (!folders.isEmpty()) {
      return Run.untilStopped(config(port, own()), spec.commandLine());
    }
    try (DemoData data = new DemoData()) {
      return Run.untilStopped(config(port, data.sites()), spec.commandLine());
    }
  }

  static GatewayConfig config(int port, List<SiteConfig> sites) {
    HttpConfig http = HttpConfig.onLoopback(port).with(CorsConfig.everyone());
    return new GatewayConfig(
        http,
        Optional.of(DimseConfig.onLoopback(0)),
        List.of(),
        FederationSettings.defaults(),
        StoreSettings.defaults(),
        sites,
        Optional.empty());
  }

  private List<SiteConfig> own() {
    List<SiteConfig> sites = new ArrayList<>();
    for (Path folder : folders) {
      SiteId id = siteId(folder, sites.size() + 1);
      boolean taken = sites.stream().anyMatch(site -> title(site.id()).equals(title(id)));
      SiteId unique = taken ? new SiteId("site-" + (sites.size() + 1)) : id;
      sites.add(SiteConfig.Folder.readOnly(unique, folder.toString(), folder.toAbsolutePath()));
    }
    return sites;
  }

  /** Different ids may have the same title, which is short. */
  private static AeTitle title(SiteId id) {
    return DimseConfig.onLoopback(0).titleOf(id);
  }

  /** The folder's own name where it can be an id, else a number. */
  private static SiteId siteId(Path folder, int number) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    return SiteId.parse(text.replace('_', '-').replace(' ', '-'))
        .orElse(new SiteId("site-" + number));
  }
}
