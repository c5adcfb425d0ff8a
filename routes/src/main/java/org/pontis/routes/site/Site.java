package org.pontis.routes.site;

import java.util.List;
import java.util.function.Supplier;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteStatus.Refused;

/**
 * A running site.
 *
 * @param source what answers, with everything around it
 * @param refused what it can't serve at this moment
 * @param stop ends what it runs behind
 */
public record Site(
    SiteId id, String name, ImagingSource source, Supplier<List<Refused>> refused, Runnable stop) {

  /** A site that runs nothing behind and refuses nothing. */
  public static Site of(SiteId id, ImagingSource source) {
    return new Site(id, id.value(), source, List::of, () -> {});
  }

  /** How it is. */
  public SiteStatus status() {
    return new SiteStatus(id, name, source.check(), refused.get());
  }
}
