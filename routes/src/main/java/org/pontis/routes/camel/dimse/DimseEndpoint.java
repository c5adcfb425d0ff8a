package org.pontis.routes.camel.dimse;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Another application, or our own listener. */
final class DimseEndpoint extends DefaultEndpoint {
  /** What an endpoint is. */
  sealed interface Kind {}

  /** Another application, which is asked. */
  record Asking(DimseTarget target, SiteSources sites) implements Kind {}

  /** Our own listener, which is heard. */
  record Hearing(ArrivedInstances arrivals) implements Kind {}

  private final Kind kind;

  DimseEndpoint(String uri, DimseComponent component, Kind kind) {
    super(uri, component);
    this.kind = kind;
  }

  @Override
  public Producer createProducer() {
    return switch (kind) {
      case Asking(DimseTarget target, SiteSources sites) -> new DimseProducer(this, target, sites);
      case Hearing _ ->
          throw new UnsupportedOperationException(
              getEndpointUri() + " is our own listener: it has no to, only a from");
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    return switch (kind) {
      case Hearing(ArrivedInstances arrivals) -> {
        DimseConsumer consumer = new DimseConsumer(this, processor, arrivals);
        configureConsumer(consumer);
        yield consumer;
      }
      case Asking _ ->
          throw new UnsupportedOperationException(
              getEndpointUri() + " is another application: it has no from, only a to");
    };
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
