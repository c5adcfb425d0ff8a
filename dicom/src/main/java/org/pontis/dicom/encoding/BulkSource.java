package org.pontis.dicom.encoding;

import java.io.IOException;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.source.Content;

/** Supplies, while a data set is written, the values it only refers to. */
@FunctionalInterface
public interface BulkSource {
  /** A value on its way into a data set. */
  sealed interface BulkValue {
    /** A value of a known length, little endian. */
    record Plain(Content content) implements BulkValue {}

    /** The items of encapsulated pixel data, offset table first, without the final delimiter. */
    record Items(Content content) implements BulkValue {}
  }

  /** The value of an element. */
  BulkValue value(Element.BulkDataReference reference) throws IOException;

  /** For data sets without references. */
  BulkSource NONE =
      reference -> {
        throw new IOException(reference.tag() + " refers to a value nobody supplies");
      };
}
