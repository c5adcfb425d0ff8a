package org.pontis.gateway.http;

import java.io.IOException;

/**
 * Answers requests under one prefix. Blocks; runs on a virtual thread of its own. Throws {@link
 * org.pontis.dicom.problem.ImagingException} for what the caller shall be told as a problem.
 */
@FunctionalInterface
public interface Endpoint {
  /** Answers one request. */
  void answer(Exchange exchange) throws IOException;
}
