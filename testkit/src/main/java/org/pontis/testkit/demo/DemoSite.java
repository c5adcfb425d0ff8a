package org.pontis.testkit.demo;

import java.nio.file.Path;
import org.pontis.dicom.source.SiteId;

/**
 * A folder of studies with what a gateway is told of it.
 *
 * @param name for people
 * @param issuer of the patient ids the site assigns
 */
public record DemoSite(SiteId id, String name, Path folder, String issuer) {}
