/**
 * The services of DIMSE as their provider (SCP): an acceptor of associations that dispatches each
 * request to a small handler and keeps the order of messages for it.
 */
@NullMarked
package org.pontis.dicom.net.scp;

import org.jspecify.annotations.NullMarked;
