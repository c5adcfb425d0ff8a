package org.pontis.routes.site;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteStatus.Refused;
import org.pontis.routes.site.decorate.DeadlineSource;
import org.pontis.routes.site.decorate.LimitedSource;
import org.pontis.routes.site.decorate.MeteredSource;
import org.pontis.routes.site.decorate.PlanningSource;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.routes.site.decorate.Watchdog;
import org.pontis.routes.site.dimse.DimseSource;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.file.FileSource;
import org.pontis.routes.site.file.store.Durability;

/** Turns configuration into running sites: the one place that knows what kinds there are. */
public final class SiteFactory {
  private final SiteLimits limits;
  private final Watchdog watchdog;
  private final SiteObserver observer;
  private final MoveRendezvous rendezvous;

  /**
   * What every site is held to.
   *
   * @param deadline how long it may take until its first result, and between results
   * @param callsAtOnce how many calls it serves at once
   * @param callsWaiting how many more may wait for their turn
   * @param rescanEvery how often folders are scanned again
   * @param durability how safely folders keep what is stored
   */
  public record SiteLimits(
      Duration deadline,
      int callsAtOnce,
      int callsWaiting,
      Duration rescanEvery,
      Durability durability) {}

  /**
   * A factory of sites that are held to the same limits.
   *
   * @param rendezvous where instances arrive that sites make their PACS send
   */
  public SiteFactory(
      SiteLimits limits, Watchdog watchdog, SiteObserver observer, MoveRendezvous rendezvous) {
    this.limits = limits;
    this.watchdog = watchdog;
    this.observer = observer;
    this.rendezvous = rendezvous;
  }

  /** Starts a site. */
  public Site start(SiteConfig config) {
    return switch (config) {
      case SiteConfig.Folder folder -> folder(folder);
      case SiteConfig.Dimse pacs -> dimse(pacs);
    };
  }

  private Site folder(SiteConfig.Folder config) {
    FileSource files = files(config);
    return new Site(
        config.id(),
        config.name(),
        decorated(config.id(), files, limits.callsAtOnce()),
        () -> refused(files),
        files::close);
  }

  private FileSource files(SiteConfig.Folder config) {
    Optional<String> issuer = config.issuerOfPatientId();
    return config.isWritable()
        ? FileSource.startWritable(
            config.id(), config.path(), issuer, limits.rescanEvery(), limits.durability())
        : FileSource.start(config.id(), config.path(), issuer, limits.rescanEvery());
  }

  private Site dimse(SiteConfig.Dimse config) {
    DimseSource source =
        new DimseSource(config.id(), DimsePeers.of(config, limits.deadline()), rendezvous);
    return new Site(
        config.id(),
        config.name(),
        decorated(config.id(), source, config.associations()),
        List::of,
        source::close);
  }

  /**
   * What lies around every site, the outermost first.
   *
   * @param turns how many calls the site can serve at the same time
   */
  private ImagingSource decorated(SiteId id, ImagingSource source, int turns) {
    ImagingSource guarded = new DeadlineSource(id, source, limits.deadline(), watchdog);
    ImagingSource limited =
        new LimitedSource(
            id,
            guarded,
            limits.callsAtOnce(),
            LimitedSource.mostOf(Math.min(turns, limits.callsAtOnce())),
            limits.callsWaiting());
    return new MeteredSource(id, new PlanningSource(limited), observer);
  }

  private static List<Refused> refused(FileSource files) {
    return files.unserved().stream().map(file -> new Refused(file.place(), file.reason())).toList();
  }
}
