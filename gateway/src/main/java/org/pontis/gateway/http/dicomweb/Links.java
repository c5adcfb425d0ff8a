package org.pontis.gateway.http.dicomweb;

import org.pontis.dicom.data.Uid;

/**
 * Absolute addresses of resources of one service.
 *
 * @param root of the service as the caller knows it, without a slash at the end
 */
record Links(String root) {
  String study(Uid study) {
    return root + "/studies/" + study.value();
  }

  String series(Uid study, Uid series) {
    return study(study) + "/series/" + series.value();
  }

  String instance(Uid study, Uid series, Uid instance) {
    return series(study, series) + "/instances/" + instance.value();
  }
}
