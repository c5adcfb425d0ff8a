/**
 * The configuration file as records: what {@code gateway.yaml} may say, what is assumed where it
 * says nothing, and the page that documents both.
 */
@NullMarked
package org.pontis.gateway.settings;

import org.jspecify.annotations.NullMarked;
