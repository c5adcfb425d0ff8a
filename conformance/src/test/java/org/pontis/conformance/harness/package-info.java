/**
 * Starting the packaged gateway and other programs, talking HTTP to them, and finding the data that
 * checks need.
 */
@NullMarked
package org.pontis.conformance.harness;

import org.jspecify.annotations.NullMarked;
