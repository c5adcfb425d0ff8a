package org.pontis.gateway.dimse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.dictionary.Uids;
import org.pontis.dicom.net.pdu.UserInformation;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.gateway.settings.DimseConfig;
import org.pontis.gateway.settings.PeerConfig;
import org.pontis.routes.camel.dimse.ArrivedInstance;

/** The DIMSE edge of a test, on a free port, and clients of it. */
final class RunningFace implements AutoCloseable {
  static final SiteId NORTH = new SiteId("north");
  static final SiteId SOUTH = new SiteId("south");
  static final AeTitle CLIENT = new AeTitle("WORKSTATION");
  static final List<Uid> UNCOMPRESSED =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

  final BlockingQueue<OperationObserver.Ended> ended = new LinkedBlockingQueue<>();
  private final DimseFace face;

  final BlockingQueue<ArrivedInstance> arrived = new LinkedBlockingQueue<>();

  private RunningFace(DimseConfig config, Partners partners, ServedSites sites, Storing storing) {
    Intake intake = new Intake(storing, ordinary -> ordinary, arrived::add);
    face = DimseFace.start(config, partners, sites, intake, ended::add);
  }

  static RunningFace over(ImagingSource source) {
    return over(Configs.usual(), List.of(), Map.of(NORTH, source), source);
  }

  static RunningFace over(ImagingSource source, List<PeerConfig> peers) {
    return over(Configs.usual(), peers, Map.of(NORTH, source), source);
  }

  static RunningFace over(
      DimseConfig config,
      List<PeerConfig> peers,
      Map<SiteId, ImagingSource> sites,
      ImagingSource all) {
    Map<SiteId, ImagingSource> copy = new LinkedHashMap<>(sites);
    return new RunningFace(
        config,
        new Partners(peers, List.of()),
        new ServedSites(List.copyOf(copy.keySet()), all, id -> Optional.ofNullable(copy.get(id))),
        (site, instance, call) ->
            site.map(id -> copy.getOrDefault(id, all)).orElse(all).store(instance, call));
  }

  static RunningFace storing(Storing storing, ImagingSource source) {
    return new RunningFace(
        Configs.usual(),
        new Partners(List.of(), List.of()),
        new ServedSites(List.of(NORTH), source, _ -> Optional.of(source)),
        storing);
  }

  int port() {
    return face.listening().port();
  }

  DimseFace face() {
    return face;
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  /** Calls the title PONTIS with verification and these classes, in uncompressed syntaxes. */
  DimseScu connect(Uid... sopClasses) {
    return call("PONTIS", sopClasses);
  }

  DimseScu call(String called, Uid... sopClasses) {
    List<WantedContext> wanted = new ArrayList<>();
    wanted.add(new WantedContext(Uids.Verification, UNCOMPRESSED));
    Arrays.stream(sopClasses)
        .forEach(sopClass -> wanted.add(new WantedContext(sopClass, UNCOMPRESSED)));
    return call(called, wanted, List.of());
  }

  DimseScu call(String called, List<WantedContext> wanted, List<UserInformation> information) {
    AssociationRequest request =
        new AssociationRequest(CLIENT, ContextPlan.split(wanted).getFirst(), information);
    RemoteEntity remote = RemoteEntity.at("127.0.0.1", port(), new AeTitle(called));
    return new DimseScu(
        Association.open(remote, request, AssociationSettings.DEFAULT), Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    face.close();
  }
}
