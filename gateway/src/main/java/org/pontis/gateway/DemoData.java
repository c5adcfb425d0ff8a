package org.pontis.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pontis.routes.site.SiteConfig;
import org.pontis.testkit.demo.DemoSite;
import org.pontis.testkit.demo.DemoSites;

/** The invented sites in a temporary folder, which goes when this is closed. */
final class DemoData implements AutoCloseable {
  private final TemporaryFolder folder = TemporaryFolder.create("demo");
  private final List<DemoSite> sites;

  DemoData() {
    try {
      sites = DemoSites.write(folder.path());
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
    folder.close();
  }
}
