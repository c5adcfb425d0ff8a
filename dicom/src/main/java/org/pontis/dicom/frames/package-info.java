/**
 * Frames of pixel data by number: found by arithmetic, offset table or one pass over the fragments,
 * and delivered as regions of the file, never by loading the pixel data.
 */
@NullMarked
package org.pontis.dicom.frames;

import org.jspecify.annotations.NullMarked;
