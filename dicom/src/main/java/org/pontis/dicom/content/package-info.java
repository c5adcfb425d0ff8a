/**
 * Bytes of files as {@link org.pontis.dicom.source.Content}: regions that go to sockets without
 * being held, byte order and deflation undone on the way, and values of elements wherever they lie.
 */
@NullMarked
package org.pontis.dicom.content;

import org.jspecify.annotations.NullMarked;
