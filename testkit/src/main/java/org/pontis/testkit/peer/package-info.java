/** Peers on real sockets that answer exactly what a test has written down, however wrong. */
@NullMarked
package org.pontis.testkit.peer;

import org.jspecify.annotations.NullMarked;
