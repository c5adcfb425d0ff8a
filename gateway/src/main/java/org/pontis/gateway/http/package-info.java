/**
 * HTTP itself, whatever is asked: the server, who is called and under which address, problems as
 * bodies, cross-origin rules, the access log. Knows neither DICOMweb nor FHIR beyond the form of a
 * problem.
 */
@NullMarked
package org.pontis.gateway.http;

import org.jspecify.annotations.NullMarked;
