package org.pontis.routes;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;

/** All configured sites, running: each by itself and all of them as one source. */
public interface Federation extends AutoCloseable {
  /**
   * Starts all sites. Returns at once: what takes time, such as scanning a folder, goes on behind
   * and shows in {@link #status()}.
   *
   * @param sites in the order that decides who is preferred when two have the same
   */
  static Federation start(
      List<SiteConfig> sites, FederationSettings settings, SiteObserver observer) {
    return new RunningFederation(sites, settings, observer);
  }

  /** All sites as one source, which merges and tells which sites were silent. */
  ImagingSource all();

  /** One site by itself; empty when none has this id. */
  Optional<ImagingSource> site(SiteId id);

  /** How each site is, in configured order; answered at once from what is known. */
  List<SiteStatus> status();

  /** Stops all sites; no thread of theirs is left. */
  @Override
  void close();
}
