/**
 * Tables checked against the dictionary, the FHIR model and the converters, and their application
 * to data sets.
 */
@NullMarked
package org.pontis.mappings.engine;

import org.jspecify.annotations.NullMarked;
