/** The associations with one peer: opened as needed, lent to calls, kept for a while, bounded. */
@NullMarked
package org.pontis.routes.site.dimse.pool;

import org.jspecify.annotations.NullMarked;
