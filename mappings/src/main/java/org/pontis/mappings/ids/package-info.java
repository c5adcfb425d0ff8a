/**
 * Logical ids of FHIR resources that say which site to ask for what, so that a read needs no
 * database.
 */
@NullMarked
package org.pontis.mappings.ids;

import org.jspecify.annotations.NullMarked;
