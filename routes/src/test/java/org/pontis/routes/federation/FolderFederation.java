package org.pontis.routes.federation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.Site;
import org.pontis.routes.site.SiteRegistry;
import org.pontis.routes.site.file.FileSource;
import org.pontis.testkit.ForwardingSource;

/** A federation over folder sites made for a test; closing it closes the sites. */
final class FolderFederation implements ForwardingSource, AutoCloseable {
  private final SiteRegistry sites;
  private final FederatedSource all;

  private FolderFederation(SiteRegistry sites, Duration patience) {
    this.sites = sites;
    this.all = new FederatedSource(sites, patience, Optional.empty());
  }

  /**
   * Sites named site0, site1 and so on, each with these objects, all scanned; patient ids that do
   * not say otherwise are of one issuer.
   */
  static FolderFederation of(Duration patience, Path folder, List<List<byte[]>> holdings)
      throws Exception {
    List<Site> sites = new ArrayList<>();
    for (int site = 0; site < holdings.size(); site++) {
      Path root = Files.createDirectories(folder.resolve("site" + site));
      for (int i = 0; i < holdings.get(site).size(); i++) {
        Files.write(root.resolve("object" + i), holdings.get(site).get(i));
      }
      sites.add(scanned(new SiteId("site" + site), root));
    }
    return new FolderFederation(new SiteRegistry(sites), patience);
  }

  private static Site scanned(SiteId id, Path root) {
    FileSource files = FileSource.start(id, root, Optional.of("HOME"), Duration.ofSeconds(30));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> files.check().state() == Health.State.UP);
    return new Site(id, id.value(), files, List::of, files::close);
  }

  @Override
  public ImagingSource source() {
    return all;
  }

  @Override
  public void close() {
    all.close();
    sites.close();
  }
}
