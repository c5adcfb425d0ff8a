package org.pontis.dicom.net.dimse;

import org.pontis.dicom.problem.ImagingException;

/**
 * Commands to and from bytes (PS3.7 section 6.3). Any bytes end in a command or in a problem,
 * MALFORMED_INPUT or LIMIT_EXCEEDED, which names the element at fault.
 */
public final class CommandCodec {
  private CommandCodec() {}

  /**
   * Reads a command set.
   *
   * @throws ImagingException when it is none
   */
  public static DimseCommand decode(byte[] command) {
    return CommandReading.read(CommandElements.read(command));
  }

  /** Writes a command set. */
  public static byte[] encode(DimseCommand command) {
    return CommandWriting.write(command);
  }
}
