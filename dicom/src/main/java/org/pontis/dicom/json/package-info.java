/** The DICOM JSON Model of PS3.18 Annex F and the Native DICOM Model of PS3.19 Annex A. */
@NullMarked
package org.pontis.dicom.json;

import org.jspecify.annotations.NullMarked;
