package org.pontis.dicom.net.scp;

import org.pontis.dicom.net.dimse.DimseStatus;

/** Performs C-ECHO (PS3.4 annex A). */
@FunctionalInterface
public interface EchoScp {
  /** Answers every caller with success. */
  EchoScp ALWAYS = _ -> DimseStatus.SUCCESS;

  /** Answers one. */
  DimseStatus echo(Caller caller);
}
