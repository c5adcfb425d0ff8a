/**
 * A folder of Part 10 files as a source: an index of headers in memory, kept by scanning and
 * watching the folder, and answers that read from the files themselves.
 */
@NullMarked
package org.pontis.routes.site.file;

import org.jspecify.annotations.NullMarked;
