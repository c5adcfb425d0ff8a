/** Instances as they arrive by C-STORE, whatever made the PACS send them. */
@NullMarked
package org.pontis.routes.site.dimse.arrival;

import org.jspecify.annotations.NullMarked;
