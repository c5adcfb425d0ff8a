/** What operators and their tools ask: liveness, readiness with a line for each site, metrics. */
@NullMarked
package org.pontis.gateway.http.admin;

import org.jspecify.annotations.NullMarked;
