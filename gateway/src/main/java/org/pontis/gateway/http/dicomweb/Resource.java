package org.pontis.gateway.http.dicomweb;

import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.web.QidoResource;

/** What an address below a DICOMweb root names (PS3.18 tables 10.4.1-1 and 10.6.1-1). */
sealed interface Resource {
  /** The service itself. */
  record Service() implements Resource {}

  /** Studies, series or instances to search, perhaps within a study or series. */
  record Search(QidoResource what) implements Resource {}

  /** The instances of a study or series, or one instance. */
  record Instances(InstanceRef what) implements Resource {}

  /** Their data sets without bulk data. */
  record Metadata(InstanceRef what) implements Resource {}

  /** Some frames of an instance. */
  record Frames(InstanceRef what) implements Resource {}

  /** The value of one element of an instance. */
  record BulkData(InstanceRef what) implements Resource {}
}
