package org.pontis.mappings.convert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.mappings.site.IdentifierSystems;
import org.pontis.mappings.site.MappedSite;

/** Who issued an identifier, as the system FHIR wants. */
final class Issuers {
  private Issuers() {}

  /** The Universal Entity ID of an item, by its type (PS3.3 section 10.14). */
  static Optional<String> global(Dataset item) {
    Optional<String> id = item.string(Tags.UniversalEntityID);
    return switch (item.string(Tags.UniversalEntityIDType).orElse("ISO")) {
      case "ISO" -> id.flatMap(Uid::parse).map(Codes::urn);
      case "UUID" -> id.map(uuid -> "urn:uuid:" + uuid).filter(Issuers::isUri);
      case "DNS" -> id.map(name -> "dns:" + name).filter(Issuers::isUri);
      case "URI" -> id.filter(Issuers::isUri);
      default -> Optional.empty();
    };
  }

  /** What the site says of an issuer's label, or of ids without one. */
  static Optional<String> bySite(Optional<String> label, MappedSite site) {
    IdentifierSystems systems = site.systems();
    return label.isPresent()
        ? label.map(systems.byIssuer()::get).map(URI::toString)
        : systems.patientIds().map(URI::toString);
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException notAUri) {
      return false;
    }
  }
}
