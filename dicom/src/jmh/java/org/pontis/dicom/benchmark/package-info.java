/**
 * Measurements of the hot paths of the toolkit with JMH; run by {@code conformance/bin/benchmark}.
 */
@NullMarked
package org.pontis.dicom.benchmark;

import org.jspecify.annotations.NullMarked;
