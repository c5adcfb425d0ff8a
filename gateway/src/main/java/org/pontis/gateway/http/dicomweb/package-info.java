/**
 * DICOMweb (PS3.18 chapter 10) over the imaging port: searches, metadata, instances, frames and
 * bulk data, merged over all sites under {@code /dicomweb} and of one site under {@code
 * /sites/{site}/dicomweb}.
 */
@NullMarked
package org.pontis.gateway.http.dicomweb;

import org.jspecify.annotations.NullMarked;
