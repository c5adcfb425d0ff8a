/**
 * Answers of a folder site: finds from the index in memory, metadata, instances and parts of them
 * from the files.
 */
@NullMarked
package org.pontis.routes.site.file.answer;

import org.jspecify.annotations.NullMarked;
