package org.pontis.gateway.http.dicomweb;

import java.util.Optional;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.json.BulkDataLinks;

/**
 * Bulk data URIs that this gateway serves itself: the instance's address and the element's path.
 * Holds the address of the instance being written; used by one thread.
 */
final class ServedBulkData implements BulkDataLinks {
  private final Links links;
  private String instance = "";

  ServedBulkData(Links links) {
    this.links = links;
  }

  /** Notes which instance the next values belong to. */
  void of(Dataset dataset) {
    Optional<Uid> study = dataset.uid(Tags.StudyInstanceUID);
    Optional<Uid> series = dataset.uid(Tags.SeriesInstanceUID);
    Optional<Uid> sop = dataset.uid(Tags.SOPInstanceUID);
    instance =
        study.isPresent() && series.isPresent() && sop.isPresent()
            ? links.instance(study.get(), series.get(), sop.get())
            : "";
  }

  @Override
  public String uri(ElementPath path, Element element) {
    return element instanceof Element.BulkDataReference(_, _, BulkData.Remote(var uri))
        ? uri.toString()
        : instance + "/bulkdata/" + path;
  }
}
