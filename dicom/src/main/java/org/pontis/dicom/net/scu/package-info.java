/**
 * The services of DIMSE as their user (SCU): operations invoked on a peer over one association,
 * each a blocking call with a deadline.
 */
@NullMarked
package org.pontis.dicom.net.scu;

import org.jspecify.annotations.NullMarked;
