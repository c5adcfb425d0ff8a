package org.pontis.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pontis.routes.site.SiteConfig;
import org.pontis.testkit.demo.DemoSite;
import org.pontis.testkit.demo.DemoSites;

/** The invented sites in a temporary folder, which goes when this is closed. */
final class DemoData implements AutoCloseable {
  private final Path folder;
  private final List<DemoSite> sites;

  DemoData() {
    try {
      folder = Files.createTempDirectory("pontis-demo-");
      sites = DemoSites.write(folder);
    } catch (IOException notWritten) {
      throw new UncheckedIOException(notWritten);
    }
  }

  List<SiteConfig> sites() {
    return sites.stream().map(DemoData::config).toList();
  }

  private static SiteConfig config(DemoSite site) {
    return new SiteConfig.Folder(
        site.id(), site.name(), site.folder(), Optional.of(site.issuer()), Optional.empty());
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException notDeleted) {
      throw new UncheckedIOException(notDeleted);
    }
  }
}
