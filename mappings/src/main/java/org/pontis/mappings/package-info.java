/**
 * DICOM to FHIR: {@link org.pontis.mappings.FhirR4Mapper} turns matches into resources by tables of
 * rows, each of which says where from, where to, how, and what if absent.
 */
@NullMarked
package org.pontis.mappings;

import org.jspecify.annotations.NullMarked;
