/** Measurements of the request path from the federation to folder sites with JMH. */
@NullMarked
package org.pontis.routes.benchmark;

import org.jspecify.annotations.NullMarked;
