/**
 * The protocol data units of the DICOM upper layer (PS3.8 section 9.3 and annex D) as values, and
 * their reading and writing within limits: any bytes end in a value or in a refusal that says which
 * A-ABORT it deserves.
 */
@NullMarked
package org.pontis.dicom.net.pdu;

import org.jspecify.annotations.NullMarked;
