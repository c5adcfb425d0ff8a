/**
 * Sites: what the configuration says of each, the one place that turns it into a source, and the
 * list of all sites in configured order.
 */
@NullMarked
package org.pontis.routes.site;

import org.jspecify.annotations.NullMarked;
