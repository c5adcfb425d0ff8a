@NullMarked
package org.pontis.routes;

import org.jspecify.annotations.NullMarked;
