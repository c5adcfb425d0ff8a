/**
 * Keeps instances that arrive: each is written beside the site's studies while it arrives, made
 * durable, moved to its place in one step and added to the index.
 */
@NullMarked
package org.pontis.routes.site.file.store;

import org.jspecify.annotations.NullMarked;
