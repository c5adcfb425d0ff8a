package org.pontis.dicom.net.scp;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;

/**
 * A C-MOVE or C-GET request.
 *
 * @param sopClass of an information model
 * @param messageId what C-STORE sub-operations of a C-MOVE name as their originator's
 */
public record RetrieveRequest(Uid sopClass, Dataset identifier, int messageId, Caller caller) {}
