/**
 * DICOM values: tags, value representations, elements, data sets, names, dates and identifiers of
 * PS3.5, immutable and silent about what they hold.
 */
@NullMarked
package org.pontis.dicom.data;

import org.jspecify.annotations.NullMarked;
