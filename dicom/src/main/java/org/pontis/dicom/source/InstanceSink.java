package org.pontis.dicom.source;

/** Takes instances one by one; the content is valid only during the call. */
@FunctionalInterface
public interface InstanceSink {
  /** Takes one; false means no more are wanted, which is no failure. */
  boolean accept(IncomingInstance instance);
}
