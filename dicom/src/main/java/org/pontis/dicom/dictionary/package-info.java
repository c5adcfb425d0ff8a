/**
 * The data dictionary of PS3.6 and the UID registry of PS3.6 Annex A as lookups over generated
 * tables.
 */
@NullMarked
package org.pontis.dicom.dictionary;

import org.jspecify.annotations.NullMarked;
