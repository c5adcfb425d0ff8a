@NullMarked
package org.pontis.mappings;

import org.jspecify.annotations.NullMarked;
