package org.pontis.routes.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.net.ul.KeyMaterial;
import org.pontis.dicom.net.ul.RemoteEntity;
import org.pontis.dicom.net.ul.TlsSettings;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.DimsePeer;
import org.pontis.routes.site.dimse.find.Manners;
import org.pontis.routes.site.dimse.pool.PoolLimits;

/** What the configuration says of a PACS, as its source needs it. */
final class DimsePeers {
  private DimsePeers() {}

  static DimsePeer of(SiteConfig.Dimse config, Duration patience) {
    Optional<TlsSettings> tls = config.tls().map(files -> tls(config.id(), files));
    Optional<CharacterSets> characterSet =
        Optional.of(config.characterSet()).filter(terms -> !terms.isEmpty()).map(CharacterSets::of);
    return new DimsePeer(
        new RemoteEntity(config.host(), config.port(), config.aeTitle(), tls),
        config.callingAeTitle(),
        config.retrieve(),
        new Manners(characterSet, config.timezone(), config.issuerOfPatientId()),
        new PoolLimits(config.associations(), config.idleClose()),
        patience);
  }

  /** Certificates of DICOM nodes often name no host, so a PACS only has to be trusted. */
  private static TlsSettings tls(SiteId site, SiteTls files) {
    KeyMaterial own = KeyMaterial.pem(text(site, files.certificate()), text(site, files.key()));
    KeyMaterial trusted = KeyMaterial.trusted(text(site, files.trusted()));
    return TlsSettings.mutual(own, trusted).with(TlsSettings.PeerName.NOT_CHECKED);
  }

  private static String text(SiteId site, Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new ImagingException(
          Problem.of(
              ProblemType.INTERNAL, site, "can't read " + file + ", which the site's tls names"),
          unreadable);
    }
  }
}
