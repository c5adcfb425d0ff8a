/** What the mapping of a data set needs to know of the site it comes from. */
@NullMarked
package org.pontis.mappings.site;

import org.jspecify.annotations.NullMarked;
