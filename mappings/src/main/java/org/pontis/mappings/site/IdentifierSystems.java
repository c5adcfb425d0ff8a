package org.pontis.mappings.site;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The FHIR systems of a site's identifiers, which DICOM often names by a local label or not at all.
 *
 * @param byIssuer system of the ids an issuer label (0010,0021) stands for
 * @param patientIds system of patient ids whose issuer is neither global nor in the table
 * @param accessionNumbers system of accession numbers whose issuer is not global
 */
public record IdentifierSystems(
    Map<String, URI> byIssuer, Optional<URI> patientIds, Optional<URI> accessionNumbers) {
  /** Copies the map. */
  public IdentifierSystems {
    byIssuer = Map.copyOf(byIssuer);
  }

  /** Nothing is known but what data sets say themselves. */
  public static IdentifierSystems none() {
    return new IdentifierSystems(Map.of(), Optional.empty(), Optional.empty());
  }
}
