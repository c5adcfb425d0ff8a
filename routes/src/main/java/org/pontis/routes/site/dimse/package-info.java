/**
 * A PACS reached by DIMSE as a source: queries by C-FIND from the study root, instances by C-GET or
 * by C-MOVE to our own listener.
 */
@NullMarked
package org.pontis.routes.site.dimse;

import org.jspecify.annotations.NullMarked;
