@NullMarked
package org.pontis.testkit;

import org.jspecify.annotations.NullMarked;
