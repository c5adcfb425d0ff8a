/** Mapping tables as they are written: rows of YAML with the places where they stand. */
@NullMarked
package org.pontis.mappings.table;

import org.jspecify.annotations.NullMarked;
