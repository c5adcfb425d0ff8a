/**
 * The program: its commands and, in {@link org.pontis.gateway.Gateway}, all wiring from settings to
 * a running server.
 */
@NullMarked
package org.pontis.gateway;

import org.jspecify.annotations.NullMarked;
