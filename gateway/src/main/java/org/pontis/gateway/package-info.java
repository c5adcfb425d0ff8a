@NullMarked
package org.pontis.gateway;

import org.jspecify.annotations.NullMarked;
