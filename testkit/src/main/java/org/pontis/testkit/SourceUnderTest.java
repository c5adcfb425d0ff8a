package org.pontis.testkit;

import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.ImagingSource;

/** The source that a part of the contract asks; it holds {@link ContractStudies}. */
interface SourceUnderTest {
  /** The source, ready to answer. */
  ImagingSource source();

  /**
   * What must be delivered just as it was stored, of a Part 10 object. All of it, unless the source
   * writes preamble and file meta information itself.
   */
  default Slice kept(Slice part10) {
    return part10;
  }
}
