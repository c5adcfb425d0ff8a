/** Time that stands still until a test moves it. */
@NullMarked
package org.pontis.testkit.time;

import org.jspecify.annotations.NullMarked;
