/** The grouping of a stream of matches into studies, their series and their instances. */
@NullMarked
package org.pontis.mappings.study;

import org.jspecify.annotations.NullMarked;
