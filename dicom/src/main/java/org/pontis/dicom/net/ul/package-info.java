/**
 * The DICOM upper layer (PS3.8): associations as requestor and acceptor, driven by the state
 * machine of table 9-10, on blocking sockets. One that was accepted has a platform thread of its
 * own, one that was requested the thread of its caller.
 */
@NullMarked
package org.pontis.dicom.net.ul;

import org.jspecify.annotations.NullMarked;
