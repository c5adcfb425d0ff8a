package org.pontis.dicom.source;

/**
 * An instance is safe at a site.
 *
 * @param instance where it is found from now on
 */
public record StoreOutcome(SiteId site, InstanceRef instance, Effect effect) {
  /** What storing it changed. */
  public enum Effect {
    /** The site holds one instance more. */
    STORED,
    /** Nothing: the site held the same data set under this UID already. */
    HELD_ALREADY
  }
}
