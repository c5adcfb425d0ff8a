package org.pontis.routes.site.file.index;

/** A file of the folder in the state it was last read in. */
public sealed interface KnownFile permits IndexedFile, KnownFile.Unserved {
  /** Where it lies, relative to the folder, with slashes. */
  String path();

  /** The state it was read in. */
  FileState state();

  /**
   * A file that holds nothing that can be served.
   *
   * @param reason why, without patient data
   */
  record Unserved(String path, FileState state, Kind kind, String reason) implements KnownFile {}

  /** Why a file is not served. */
  enum Kind {
    /** A DICOM object that is broken or can't be addressed. */
    REFUSED,
    /** Something else than an object. */
    SKIPPED
  }
}
