/**
 * The Camel routes of the request path, one class per use case, named after it: who is asked, in
 * what way, and what happens on failure.
 */
@NullMarked
package org.pontis.routes.flow;

import org.jspecify.annotations.NullMarked;
