/**
 * The typed query of PS3.4 C.2.2.2 that every dialect is read into, its in-memory matcher and the
 * planner.
 */
@NullMarked
package org.pontis.dicom.query;

import org.jspecify.annotations.NullMarked;
