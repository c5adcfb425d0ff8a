package org.pontis.dicom.net.pdu;

import java.util.List;

/**
 * P-DATA-TF (PS3.8 9.3.5): fragments of messages.
 *
 * <p>The fragments of one that was read share the reader's buffer and hold until the next is read.
 */
public record PDataTf(List<PresentationDataValue> values) implements Pdu {
  /** Copies the list. */
  public PDataTf {
    values = List.copyOf(values);
  }
}
