package org.pontis.routes.site.file.store;

/** What a folder site has done with an instance before it says that the instance is safe. */
public enum Durability {
  /**
   * The file is on the disk (fsync), and so are the folders that name it, which stores that come
   * together share. Survives a loss of power.
   */
  GROUP,
  /** The same, each store for itself. */
  EACH,
  /**
   * The file is whole and in its place; the operating system writes it to the disk when it likes.
   */
  NONE
}
