package org.pontis.routes;

import java.util.List;
import java.util.Optional;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.SiteStatus;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.routes.site.dimse.move.MoveRendezvous;

/** All configured sites, running: each by itself and all of them as one source. */
public interface Federation extends AutoCloseable {
  /**
   * Starts all sites. Returns at once: what takes time, such as scanning a folder, goes on behind
   * and shows in {@link #status()}.
   *
   * @param sites in the order that decides who is preferred when two have the same
   */
  static Federation start(
      List<SiteConfig> sites,
      FederationSettings settings,
      StoreSettings store,
      SiteObserver observer) {
    return new RunningFederation(sites, settings, store, observer);
  }

  /** All sites as one source, which merges and tells which sites were silent. */
  ImagingSource all();

  /** One site by itself; empty when none has this id. */
  Optional<ImagingSource> site(SiteId id);

  /**
   * Keeps an instance at a site, or where the settings say when none is named.
   *
   * @throws org.pontis.dicom.problem.ImagingException NOT_FOUND when there is no such site,
   *     NOT_AUTHORIZED when it takes none or none is set; for the rest see {@link
   *     ImagingSource#store}
   */
  StoreOutcome store(Optional<SiteId> site, OutgoingInstance what, Call call);

  /**
   * Where instances arrive that DIMSE sites make their PACS send by C-MOVE. Whoever listens for
   * C-STORE tells it the listener's title and lets it take what is its own.
   */
  MoveRendezvous rendezvous();

  /** How each site is, in configured order; answered at once from what is known. */
  List<SiteStatus> status();

  /** Stops all sites; no thread of theirs is left. */
  @Override
  void close();
}
