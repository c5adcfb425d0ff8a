package org.pontis.gateway.dimse;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.QueryExtension;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.DimseServer;
import org.pontis.dicom.net.scp.ScpServices;
import org.pontis.dicom.net.scp.SyntaxChoice;
import org.pontis.dicom.net.ul.AssociationListener;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ListenerSettings;
import org.pontis.dicom.net.ul.Timeouts;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.source.Deadline;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.DimseLimitsConfig;
import org.pontis.routes.site.TlsFiles;

/** The gateway as an application entity. */
public final class DimseFace implements AutoCloseable {
  /** A client that sends one instance after the other leaves no longer pauses than this. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private final DimseConfig config;
  private final Operations operations;
  private final Commitments commitments;
  private final AssociationListener listener;
  private volatile Optional<Deadline> stopped = Optional.empty();

  private DimseFace(
      DimseConfig config,
      Partners partners,
      ServedSites sites,
      Intake intake,
      OperationObserver observer) {
    this.config = config;
    this.operations = new Operations(observer);
    Optional<TlsSettings> tls = config.tls().map(TlsFiles::settings);
    CalledTitles titles = CalledTitles.of(config, sites);
    Destinations destinations = Destinations.of(partners.peers(), config, tls, association(config));
    this.commitments =
        new Commitments(titles, destinations, operations, config.limits().searchTime());
    DimseServer server =
        new DimseServer(
            services(titles, destinations, intake),
            new Callers(titles, partners, () -> stopped.isPresent()),
            new LoggedFailures(config.tls().isPresent()));
    this.listener =
        AssociationListener.start(
            new ListenerSettings(
                new InetSocketAddress(config.host(), config.port()),
                config.associations(),
                tls,
                association(config)),
            server);
  }

  /**
   * Starts to listen.
   *
   * @throws org.pontis.dicom.problem.ImagingException when the address can't be listened on, or the
   *     files of TLS not be used
   */
  public static DimseFace start(
      DimseConfig config,
      Partners partners,
      ServedSites sites,
      Intake intake,
      OperationObserver observer) {
    return new DimseFace(config, partners, sites, intake, observer);
  }

  private ScpServices services(CalledTitles titles, Destinations destinations, Intake intake) {
    List<InformationModel> models = List.of(InformationModel.values());
    DimseLimitsConfig limits = config.limits();
    Retrievals retrievals = new Retrievals(titles, destinations, operations, limits);
    return ScpServices.builder()
        .echo(this::echo)
        .find(
            models,
            EnumSet.allOf(QueryExtension.class),
            new Queries(titles, operations, limits.searchResults(), limits.searchTime()))
        .move(models, retrievals::move)
        .get(models, retrievals::get)
        .store(new Arrivals(titles, intake, operations, limits.storeTime()))
        .storageClasses(StorageClasses::contains, SyntaxChoice.ANY)
        .commitment(commitments)
        .build();
  }

  private DimseStatus echo(Caller caller) {
    return operations.run(DimseService.ECHO, caller, _ -> DimseStatus.SUCCESS);
  }

  private static AssociationSettings association(DimseConfig config) {
    Timeouts usual = Timeouts.DEFAULT;
    Timeouts timeouts =
        new Timeouts(usual.connect(), config.artim(), usual.progress(), config.idleTimeout());
    return new AssociationSettings(Math.toIntExact(config.maxPdu().bytes()), timeouts);
  }

  /** How the listener is. */
  public DimseListening listening() {
    return new DimseListening(
        config.aeTitle(), config.host(), listener.port(), listener.associations());
  }

  /** Lets nobody in any more; what is under way goes on. */
  public void drain() {
    if (stopped.isEmpty()) {
      stopped = Optional.of(Deadline.in(config.drainTimeout()));
    }
  }

  /** Drains, waits for the operations under way as long as is allowed, then aborts the rest. */
  @Override
  public void close() {
    drain();
    try {
      if (listener.associations() > 0 && stopped.isPresent()) {
        operations.inWork().awaitQuiet(QUIET, stopped.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      listener.close();
      commitments.close();
    }
  }
}
