/**
 * The converters rows may name: a closed list of small pure functions from attributes to FHIR
 * values, a class per family. A row that needs logic gets a converter with a good name.
 */
@NullMarked
package org.pontis.mappings.convert;

import org.jspecify.annotations.NullMarked;
