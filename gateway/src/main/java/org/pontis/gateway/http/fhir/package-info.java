/**
 * FHIR R4 over the imaging port: HAPI's plain server in a servlet context of its own, the only
 * place that knows HAPI's server types. A provider translates, asks the port and assembles; no
 * state is kept between requests, so that links to further pages survive a restart.
 */
@NullMarked
package org.pontis.gateway.http.fhir;

import org.jspecify.annotations.NullMarked;
