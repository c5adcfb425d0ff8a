/**
 * What PS3.18 puts on the wire apart from HTTP itself: query parameters, media types, multipart
 * bodies.
 */
@NullMarked
package org.pontis.dicom.web;

import org.jspecify.annotations.NullMarked;
