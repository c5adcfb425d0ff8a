/** What other toolkits read in DICOM files, in one form that can be compared element by element. */
@NullMarked
package org.pontis.conformance.oracle;

import org.jspecify.annotations.NullMarked;
