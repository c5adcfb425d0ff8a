package org.pontis.mappings.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.SiteId;

/**
 * A FHIR search as questions to sites. A resource is an answer when its study or patient matches
 * the query at one of the sites, fulfils every existence and, as a resource, the residual.
 *
 * @param sites who is asked; empty means everyone, an empty set that nothing can match
 * @param query for the studies or patients themselves, in the order asked for, all pages
 * @param existence each of which must hold; for studies only
 * @param residual what the query does not say; when present, pages are cut after it
 */
public record FhirSearch<R>(
    Optional<Set<SiteId>> sites,
    ImagingQuery query,
    List<Existence> existence,
    Optional<Predicate<R>> residual) {
  /** Copies the collections. */
  public FhirSearch {
    sites = sites.map(Set::copyOf);
    existence = List.copyOf(existence);
  }

  /** Whether it is certain, without asking anyone, that there is no answer. */
  public boolean isEmpty() {
    return sites.map(Set::isEmpty).orElse(false);
  }
}
