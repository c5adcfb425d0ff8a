/** Joins each C-MOVE to the C-STOREs it causes, which come over associations of their own. */
@NullMarked
package org.pontis.routes.site.dimse.move;

import org.jspecify.annotations.NullMarked;
