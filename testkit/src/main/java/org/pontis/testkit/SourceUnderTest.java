package org.pontis.testkit;

import java.util.Optional;
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

  /**
   * What is said of the availability of a study. Nothing, where the source asks a system that does
   * not tell: it is undefined then (PS3.4 C.4.1.1.3.2), not ONLINE.
   */
  default Optional<String> availability() {
    return Optional.of("ONLINE");
  }
}
