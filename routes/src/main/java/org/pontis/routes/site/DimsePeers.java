package org.pontis.routes.site;

import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.routes.site.dimse.DimsePeer;
import org.pontis.routes.site.dimse.find.Manners;
import org.pontis.routes.site.dimse.pool.PoolLimits;

/** What the configuration says of a PACS, as its source needs it. */
final class DimsePeers {
  private DimsePeers() {}

  static DimsePeer of(SiteConfig.Dimse config, Duration patience) {
    Optional<TlsSettings> tls = config.tls().map(TlsFiles::settings);
    Optional<CharacterSets> characterSet =
        Optional.of(config.characterSet()).filter(terms -> !terms.isEmpty()).map(CharacterSets::of);
    return new DimsePeer(
        new RemoteEntity(config.host(), config.port(), config.aeTitle(), tls),
        config.callingAeTitle(),
        config.retrieve(),
        new Manners(
            characterSet, config.timezone(), config.issuerOfPatientId(), config.completion()),
        new PoolLimits(config.associations(), config.idleClose()),
        patience);
  }
}
