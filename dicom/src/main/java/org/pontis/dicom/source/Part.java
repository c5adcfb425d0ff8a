package org.pontis.dicom.source;

import java.util.List;
import org.pontis.dicom.data.ElementPath;

/** Which part of an instance is wanted. */
public sealed interface Part {
  /** The instance as a Part 10 object. */
  record Whole() implements Part {}

  /**
   * Single frames of the pixel data, delivered one by one in this order.
   *
   * @param numbers counted from 1
   */
  record Frames(List<Integer> numbers) implements Part {
    /** Copies the list. */
    public Frames {
      numbers = List.copyOf(numbers);
    }
  }

  /** The value of one element, little endian, as PS3.18 section 10.4.1.5 delivers it. */
  record BulkDataValue(ElementPath path) implements Part {}
}
