/**
 * The DICOM upper layer (PS3.8): associations as requestor and acceptor, driven by the state
 * machine of table 9-10, on blocking sockets and virtual threads.
 */
@NullMarked
package org.pontis.dicom.net.ul;

import org.jspecify.annotations.NullMarked;
