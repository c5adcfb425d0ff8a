/** What passes between the threads that bring instances and the one of the call that takes them. */
@NullMarked
package org.pontis.routes.site.dimse.relay;

import org.jspecify.annotations.NullMarked;
