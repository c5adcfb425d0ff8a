package org.pontis.routes.camel.dimse;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Starts an exchange for each instance that has arrived, one after the other, on a thread of its
 * own; the body is the {@link ArrivedInstance}.
 */
final class DimseConsumer extends DefaultConsumer {
  private final ArrivedInstances arrivals;
  private Optional<Hearing> hearing = Optional.empty();

  /** What is heard, and the thread that hears it. */
  private record Hearing(Arrivals queue, Thread thread) {}

  DimseConsumer(DimseEndpoint endpoint, Processor processor, ArrivedInstances arrivals) {
    super(endpoint, processor);
    this.arrivals = arrivals;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Arrivals queue = arrivals.subscribe();
    Thread thread = Thread.ofVirtual().name("arrived-" + getRouteId()).start(() -> hear(queue));
    hearing = Optional.of(new Hearing(queue, thread));
  }

  /** Ends when all that waited has been taken. */
  @Override
  protected void doStop() throws Exception {
    if (hearing.isPresent()) {
      arrivals.unsubscribe(hearing.get().queue());
      hearing.get().thread().join();
      hearing = Optional.empty();
    }
    super.doStop();
  }

  private void hear(Arrivals queue) {
    Optional<ArrivedInstance> next = queue.take();
    while (next.isPresent()) {
      process(next.get());
      next = queue.take();
    }
  }

  private void process(ArrivedInstance arrived) {
    Exchange exchange = createExchange(true);
    exchange.getMessage().setBody(arrived);
    getAsyncProcessor().process(exchange, _ -> ended(exchange));
  }

  private void ended(Exchange exchange) {
    if (exchange.getException() != null) {
      getExceptionHandler()
          .handleException(
              "an instance that arrived was not processed", exchange, exchange.getException());
    }
  }
}
