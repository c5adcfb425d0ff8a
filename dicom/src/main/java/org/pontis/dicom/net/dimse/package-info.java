/**
 * The messages of DIMSE (PS3.7): commands as records, their encoding, statuses, the identifiers of
 * query and retrieval, and the channel that carries messages over an association.
 */
@NullMarked
package org.pontis.dicom.net.dimse;

import org.jspecify.annotations.NullMarked;
