/**
 * The Camel component {@code dimse:}. As a producer, {@code dimse:AET@host:port?operation=store}
 * and its sisters ask any DICOM application; as a consumer, {@code dimse:PONTIS} starts a route for
 * each instance that has arrived at the gateway's own listener and is stored. Bodies are records
 * and files: bytes of instances never travel in an exchange. No protocol is implemented here.
 */
@NullMarked
package org.pontis.routes.camel.dimse;

import org.jspecify.annotations.NullMarked;
