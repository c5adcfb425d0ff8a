package org.pontis.dicom.web;

import java.io.IOException;
import java.io.InputStream;

/** Takes the parts of a message in their order. */
@FunctionalInterface
public interface PartHandler {
  /**
   * Takes one part.
   *
   * @param body valid during the call only; what is left unread is passed over
   */
  void accept(PartHeader header, InputStream body) throws IOException;
}
