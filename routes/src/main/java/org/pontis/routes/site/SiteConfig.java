package org.pontis.routes.site;

import java.nio.file.Path;
import java.util.Optional;
import org.pontis.dicom.source.SiteId;

/** What the configuration says of one site; the key {@code type} names the case. */
public sealed interface SiteConfig {
  /** Its name in addresses and ids. */
  SiteId id();

  /** Its name for people. */
  String name();

  /**
   * A folder of Part 10 files, read in place.
   *
   * @param path the folder; everything below it belongs to the site
   * @param issuerOfPatientId who issued the patient ids of objects that do not say so themselves
   * @param writable whether objects may be stored here; only if it says true
   */
  record Folder(
      SiteId id,
      String name,
      Path path,
      Optional<String> issuerOfPatientId,
      Optional<Boolean> writable)
      implements SiteConfig {
    /** Checks what a folder can't do without. */
    public Folder {
      if (name.isBlank()) {
        throw new IllegalArgumentException("name is blank: expected the site's name for people");
      }
    }

    /** Whether objects may be stored here. */
    public boolean isWritable() {
      return writable.orElse(false);
    }

    /** A folder that is only read, whose objects name their issuers themselves or not at all. */
    public static Folder readOnly(SiteId id, String name, Path path) {
      return new Folder(id, name, path, Optional.empty(), Optional.empty());
    }
  }
}
