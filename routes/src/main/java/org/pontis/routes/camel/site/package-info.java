/**
 * The Camel component {@code site:}, which lets routes ask any site, whatever protocol it speaks:
 * {@code site:north/find}. Bodies are commands on the way in and summaries on the way out; bytes
 * and matches go past the exchange, from the site to the command's sink.
 */
@NullMarked
package org.pontis.routes.camel.site;

import org.jspecify.annotations.NullMarked;
