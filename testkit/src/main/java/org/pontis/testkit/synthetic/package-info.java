/**
 * Imaging studies that nobody ever had: made from a seed, of any size, in several character sets,
 * and showing phantoms that look like something in a viewer. The same arguments give the same
 * bytes.
 */
@NullMarked
package org.pontis.testkit.synthetic;

import org.jspecify.annotations.NullMarked;
