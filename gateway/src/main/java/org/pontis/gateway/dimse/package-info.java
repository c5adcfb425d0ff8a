/**
 * The DIMSE edge: an application entity that answers verification, query, retrieval and storage
 * over all sites or one of them. The only package of the gateway that knows statuses of DIMSE.
 */
@NullMarked
package org.pontis.gateway.dimse;

import org.jspecify.annotations.NullMarked;
