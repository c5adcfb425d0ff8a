package org.pontis.gateway.dimse;

import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.UidRegistry;

/** The SOP classes whose instances belong to patients' studies, as far as a UID says so. */
final class StorageClasses {
  private static final String DICOM = "1.2.840.10008.";

  /** Where PS3.4 B.5 and its relatives have their UIDs. */
  private static final String DICOM_STORAGE = "1.2.840.10008.5.1.4.";

  private StorageClasses() {}

  /** Registered ones by their name; private ones are taken. */
  static boolean contains(Uid sopClass) {
    String uid = sopClass.value();
    return UidRegistry.find(sopClass)
        .map(known -> uid.startsWith(DICOM_STORAGE) && known.name().contains("Storage"))
        .orElse(!uid.startsWith(DICOM) || uid.startsWith(DICOM_STORAGE + "1.1."));
  }
}
