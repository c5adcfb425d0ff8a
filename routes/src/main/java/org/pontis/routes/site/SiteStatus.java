package org.pontis.routes.site;

import java.util.List;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;

/**
 * How a site is, for operators.
 *
 * @param refused what lies at the site but can't be served, in the order of its places; bounded
 */
public record SiteStatus(SiteId id, String name, Health health, List<Refused> refused) {
  /** Copies the list. */
  public SiteStatus {
    refused = List.copyOf(refused);
  }

  /**
   * Something that can't be served.
   *
   * @param place a code for where it lies, as the log has it
   * @param reason why, without patient data
   */
  public record Refused(String place, String reason) {}
}
