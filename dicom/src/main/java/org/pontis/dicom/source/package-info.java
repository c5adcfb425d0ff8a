/**
 * The port: one protocol-neutral interface to whatever holds images, and the values that cross it.
 */
@NullMarked
package org.pontis.dicom.source;

import org.jspecify.annotations.NullMarked;
