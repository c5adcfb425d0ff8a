package org.pontis.dicom.net.pdu;

import org.pontis.dicom.data.Uid;

/** An item or sub-item of a variable field: a type and its content. */
record Item(int type, ByteScan content) {
  static Item read(ByteScan scan) throws PduRefusal {
    int type = scan.unsigned8();
    scan.skip(1);
    return new Item(type, scan.part(scan.unsigned16()));
  }

  /** The whole content as a UID. */
  Uid uid() throws PduRefusal {
    return content.uid(content.remaining());
  }
}
