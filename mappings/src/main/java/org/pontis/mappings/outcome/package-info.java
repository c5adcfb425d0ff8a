/** Problems as FHIR says them. */
@NullMarked
package org.pontis.mappings.outcome;

import org.jspecify.annotations.NullMarked;
