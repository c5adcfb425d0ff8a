/**
 * Retrieval from a PACS: what there is to retrieve is found out first, then it comes by C-GET or
 * C-MOVE, one instance at a time, and is counted.
 */
@NullMarked
package org.pontis.routes.site.dimse.retrieve;

import org.jspecify.annotations.NullMarked;
