package org.pontis.dicom.net.scu;

import org.pontis.dicom.data.Dataset;

/** Takes the identifiers of matches one by one. */
@FunctionalInterface
public interface MatchSink {
  /** Takes one; false cancels the rest by C-CANCEL. */
  boolean accept(Dataset identifier);
}
