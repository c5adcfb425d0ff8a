/**
 * FHIR search read into {@code ImagingQuery}, driven by {@code search-parameters.yaml}.
 *
 * <p>What a query cannot say stays with the {@link org.pontis.mappings.search.FhirSearch} as
 * existence (a study has a series or an instance such that) or as a condition on the finished
 * resource; nothing is dropped in silence.
 */
@NullMarked
package org.pontis.mappings.search;

import org.jspecify.annotations.NullMarked;
