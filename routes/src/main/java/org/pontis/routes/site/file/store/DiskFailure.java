package org.pontis.routes.site.file.store;

import java.io.IOException;

/** The disk did not take what was to be written, as opposed to a sender that broke off. */
final class DiskFailure extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFailure(IOException cause) {
    super("the disk refused", cause);
  }
}
