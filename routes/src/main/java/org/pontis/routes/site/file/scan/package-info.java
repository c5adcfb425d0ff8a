/**
 * Keeps the index in step with its folder: walks it, follows notices of changes, reads headers, and
 * names what is not served.
 */
@NullMarked
package org.pontis.routes.site.file.scan;

import org.jspecify.annotations.NullMarked;
