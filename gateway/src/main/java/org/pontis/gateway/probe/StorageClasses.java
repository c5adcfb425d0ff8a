package org.pontis.gateway.probe;

import java.util.List;
import org.pontis.dicom.dictionary.RegisteredUid;
import org.pontis.dicom.dictionary.UidRegistry;

/** The storage SOP classes of PS3.4 B.5 that are not retired. */
final class StorageClasses {
  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  private StorageClasses() {}

  static List<RegisteredUid> all() {
    return UidRegistry.all().stream()
        .filter(known -> known.type().equals("SOP Class"))
        .filter(known -> known.uid().value().startsWith(STORAGE))
        .filter(known -> known.name().contains("Storage"))
        .filter(known -> known.status() == RegisteredUid.Status.CURRENT)
        .sorted((one, other) -> one.uid().value().compareTo(other.uid().value()))
        .toList();
  }
}
