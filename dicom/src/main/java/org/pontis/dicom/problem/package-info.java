/**
 * What can go wrong, as a closed set of kinds; statuses of HTTP, DIMSE and FHIR exist only at their
 * edges.
 */
@NullMarked
package org.pontis.dicom.problem;

import org.jspecify.annotations.NullMarked;
