package org.pontis.dicom.problem;

import java.util.Optional;
import org.pontis.dicom.source.SiteId;

/**
 * One failure as data: its kind, where it happened and why.
 *
 * @param detail a sentence fit for strangers: says what is wrong and what to do, holds no patient
 *     data
 * @param site the site concerned, where there is one
 */
public record Problem(ProblemType type, String detail, Optional<SiteId> site) {

  /** A problem that belongs to no particular site. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, Optional.empty());
  }

  /** A problem at a site. */
  public static Problem of(ProblemType type, SiteId site, String detail) {
    return new Problem(type, detail, Optional.of(site));
  }
}
