package org.pontis.routes.camel.site;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/** One operation of one site. */
final class SiteEndpoint extends DefaultEndpoint {
  private final SiteId site;
  private final SiteOperation operation;
  private final ImagingSource source;

  SiteEndpoint(
      String uri,
      SiteComponent component,
      SiteId site,
      SiteOperation operation,
      ImagingSource source) {
    super(uri, component);
    this.site = site;
    this.operation = operation;
    this.source = source;
  }

  @Override
  public Producer createProducer() {
    return new SiteProducer(this, site, operation, source);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "a site is asked: " + getEndpointUri() + " has no from");
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
