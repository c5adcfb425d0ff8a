package org.pontis.routes.camel.site;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.SiteId;

/** Asks a site what the command in the body says and puts the summary in its place. */
final class SiteProducer extends DefaultProducer {
  private final SiteId site;
  private final SiteOperation operation;
  private final ImagingSource source;

  SiteProducer(SiteEndpoint endpoint, SiteId site, SiteOperation operation, ImagingSource source) {
    super(endpoint);
    this.site = site;
    this.operation = operation;
    this.source = source;
  }

  @Override
  public void process(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (!(body instanceof SiteCommand command) || !operation.accepts(command)) {
      throw new ImagingException(
          Problem.of(
              ProblemType.INTERNAL,
              site,
              "a route sent "
                  + getEndpoint().getEndpointUri()
                  + " a body that is no such command"));
    }
    exchange.getMessage().setBody(answer(command));
  }

  private Record answer(SiteCommand command) {
    return switch (command) {
      case SiteCommand.Find find -> find(find);
      case SiteCommand.Metadata metadata ->
          source.metadata(metadata.what(), metadata.call(), metadata.sink());
      case SiteCommand.Retrieve retrieve ->
          source.retrieve(retrieve.what(), retrieve.call(), retrieve.sink());
      case SiteCommand.Store store -> source.store(store.what(), store.call());
    };
  }

  private FindSummary find(SiteCommand.Find find) {
    find.watch().began(site);
    try {
      FindSummary summary = source.find(find.query(), find.call(), find.sink());
      find.watch().answered(site, summary);
      return summary;
    } catch (RuntimeException failure) {
      find.watch().failed(site, failure);
      throw failure;
    }
  }
}
