package org.pontis.routes.federation;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pontis.routes.camel.site.SiteCommand;

/** One command on its way to all sites, behind the caller's back. */
final class FanOut implements AutoCloseable {
  /** How long a site may take to notice that nobody listens any more. */
  private static final long FAREWELL_MILLIS = 1_000;

  private final Future<?> running;
  private final Runnable stop;

  /**
   * Sends a command.
   *
   * @param ended told when all sites have ended, with the failure of the route itself if any
   * @param stop makes those who still ask give up
   */
  FanOut(
      RouteContext routes,
      SiteCommand.Find command,
      Consumer<Optional<Throwable>> ended,
      Runnable stop) {
    this.stop = stop;
    this.running = routes.threads().submit(() -> send(routes, command, ended));
  }

  private static void send(
      RouteContext routes, SiteCommand.Find command, Consumer<Optional<Throwable>> ended) {
    Optional<Throwable> failure = Optional.of(new IllegalStateException("the route was left"));
    try {
      routes.findEverywhere(command);
      failure = Optional.empty();
    } catch (RuntimeException routeFailed) {
      failure = Optional.of(routeFailed);
    } finally {
      ended.accept(failure);
    }
  }

  /** Stops what still asks and waits until it has noticed, for a moment at the most. */
  @Override
  public void close() {
    stop.run();
    try {
      running.get(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException deaf) {
      running.cancel(true);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("a fan-out failed outside its route", fault);
    }
  }
}
