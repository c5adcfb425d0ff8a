package org.pontis.routes.camel.dimse;

import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;

/**
 * An instance that arrived by C-STORE and is stored; its bytes are fetched from the site.
 *
 * @param site where it is stored
 * @param calling who sent it
 * @param called the title of ours it was sent to
 */
public record ArrivedInstance(
    SiteId site,
    Uid study,
    Uid series,
    Uid instance,
    Uid sopClass,
    TransferSyntax transferSyntax,
    AeTitle calling,
    AeTitle called) {
  /** What it is called at its site. */
  public InstanceRef reference() {
    return InstanceRef.instance(study, series, instance);
  }

  /** What operators look for: UIDs and titles. */
  @Override
  public String toString() {
    return "instance %s of study %s at %s, from %s".formatted(instance, study, site, calling);
  }
}
