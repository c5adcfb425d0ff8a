package org.pontis.routes.site;

import java.nio.file.Path;

/**
 * How associations with a site are secured: mutual TLS by the profiles of BCP 195, files in PEM.
 *
 * @param certificate the gateway's, with those above it
 * @param key the gateway's
 * @param trusted the site's certificate, or who signed it
 */
public record SiteTls(Path certificate, Path key, Path trusted) {}
