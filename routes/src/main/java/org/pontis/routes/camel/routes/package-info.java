/**
 * The routes a hospital adds: Camel YAML files in a folder, started with the gateway. They run in a
 * Camel context of their own, apart from the request path, and see the components {@code dimse:},
 * {@code file:}, {@code direct:}, {@code seda:} and {@code log:}.
 */
@NullMarked
package org.pontis.routes.camel.routes;

import org.jspecify.annotations.NullMarked;
