/** Code maps: FHIR ConceptMaps of this module's {@code conceptmaps} folder, and code systems. */
@NullMarked
package org.pontis.mappings.codes;

import org.jspecify.annotations.NullMarked;
