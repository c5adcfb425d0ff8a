/**
 * What is known of a folder's files, in memory: each file in the state it was read in, and the
 * studies, series and instances of those that are served.
 */
@NullMarked
package org.pontis.routes.site.file.index;

import org.jspecify.annotations.NullMarked;
