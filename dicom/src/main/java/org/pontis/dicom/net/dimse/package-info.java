/**
 * The messages of DIMSE (PS3.7): commands as records, their encoding, statuses, and the identifiers
 * of query and retrieval. Nothing here knows a connection.
 */
@NullMarked
package org.pontis.dicom.net.dimse;

import org.jspecify.annotations.NullMarked;
