package org.pontis.routes.camel.dimse;

import org.pontis.dicom.net.dimse.DimseStatus;

/**
 * The body after a producer: how its operation ended. Failures are exceptions instead.
 *
 * @param status success, or a warning
 * @param count instances stored or moved, matches found; 0 after C-ECHO
 */
public record DimseAnswer(DimseStatus status, long count) {}
