/**
 * Queries to a PACS by C-FIND from the study root: the levels of a query asked one below the other,
 * what the PACS can't match or does not return done here.
 */
@NullMarked
package org.pontis.routes.site.dimse.find;

import org.jspecify.annotations.NullMarked;
