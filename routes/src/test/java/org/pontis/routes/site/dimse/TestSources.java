package org.pontis.routes.site.dimse;

import java.time.Duration;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.find.Completion;
import org.pontis.routes.site.dimse.find.Manners;
import org.pontis.routes.site.dimse.move.MoveRendezvous;
import org.pontis.routes.site.dimse.pool.PoolLimits;
import org.pontis.routes.site.dimse.retrieve.RetrieveMode;

/** Sources as tests need them. */
final class TestSources {
  static final SiteId SITE = new SiteId("pacs");
  static final AeTitle US = new AeTitle("PONTIS");

  private TestSources() {}

  /** A site over an archive that sends by C-GET. */
  static DimseSource over(DimseArchive archive) {
    return new DimseSource(SITE, peer(DimseArchive.TITLE, archive.port()), new MoveRendezvous());
  }

  static DimsePeer peer(AeTitle title, int port) {
    return new DimsePeer(
        RemoteEntity.at("127.0.0.1", port, title),
        US,
        RetrieveMode.AUTO,
        Manners.UNKNOWN,
        new PoolLimits(8, Duration.ofSeconds(10)),
        Duration.ofSeconds(20));
  }

  /** The same with other manners. */
  static DimsePeer with(Manners manners, DimsePeer peer) {
    return new DimsePeer(
        peer.remote(),
        peer.callingAeTitle(),
        peer.retrieve(),
        manners,
        peer.limits(),
        peer.patience());
  }

  /** The same, its answers completed otherwise. */
  static DimsePeer with(Completion completion, DimsePeer peer) {
    return with(peer.manners().with(completion), peer);
  }
}
