/**
 * What is laid around a source of any kind: planning, limits, deadlines and measurement; one class
 * each, put together in one visible order by the site factory.
 */
@NullMarked
package org.pontis.routes.site.decorate;

import org.jspecify.annotations.NullMarked;
