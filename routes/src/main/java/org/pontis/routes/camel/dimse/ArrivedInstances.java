package org.pontis.routes.camel.dimse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Deadline;

/**
 * Where the listener says what has arrived, and routes hear of it. What routes have not taken yet
 * waits in a queue of limited length for each; when one is full, whoever publishes waits, which
 * holds the sender back.
 */
public final class ArrivedInstances {
  private static final int CAPACITY = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AeTitle listener;
  private final int capacity;
  private final Duration patience;
  private final List<Arrivals> subscribers = new CopyOnWriteArrayList<>();

  /**
   * Where the arrivals of a listener are said.
   *
   * @param listener what routes call it
   * @param capacity of each queue
   * @param patience how long a full queue is waited for
   */
  public ArrivedInstances(AeTitle listener, int capacity, Duration patience) {
    this.listener = listener;
    this.capacity = capacity;
    this.patience = patience;
  }

  /** Queues of 1,000 instances, and 20 s for a full one to move. */
  public static ArrivedInstances of(AeTitle listener) {
    return new ArrivedInstances(listener, CAPACITY, PATIENCE);
  }

  /** What routes call the listener. */
  public AeTitle listener() {
    return listener;
  }

  /**
   * Says that an instance is stored. Returns at once where no route listens or none is behind.
   *
   * @throws ImagingException OVERLOADED when a route does not catch up in time; the sender is to be
   *     told so (A700) and sends again, to which other routes may hear of the instance twice
   */
  public void publish(ArrivedInstance arrived) {
    Deadline deadline = Deadline.in(patience);
    for (Arrivals subscriber : subscribers) {
      if (!subscriber.offer(arrived, deadline)) {
        throw ImagingException.of(
            ProblemType.OVERLOADED,
            "the routes that forward what arrives at %s are %d instances behind: send it later"
                .formatted(listener, capacity));
      }
    }
  }

  Arrivals subscribe() {
    Arrivals arrivals = new Arrivals(capacity);
    subscribers.add(arrivals);
    return arrivals;
  }

  void unsubscribe(Arrivals arrivals) {
    subscribers.remove(arrivals);
    arrivals.close();
  }
}
