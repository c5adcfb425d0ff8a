/**
 * PS3.5 and PS3.10 encodings: reading and writing data sets and Part 10 files in every transfer
 * syntax, within limits.
 */
@NullMarked
package org.pontis.dicom.encoding;

import org.jspecify.annotations.NullMarked;
