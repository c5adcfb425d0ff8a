/**
 * All sites as one source: asks them at once over the routes, merges their ordered answers, takes
 * the union of what several hold, and tells which were silent.
 */
@NullMarked
package org.pontis.routes.federation;

import org.jspecify.annotations.NullMarked;
