package org.pontis.testkit;

import org.pontis.dicom.source.ImagingSource;

/** The source that a part of the contract asks; it holds {@link ContractStudies}. */
interface SourceUnderTest {
  /** The source, ready to answer. */
  ImagingSource source();
}
