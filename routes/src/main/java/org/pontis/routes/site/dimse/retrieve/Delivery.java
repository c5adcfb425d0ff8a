package org.pontis.routes.site.dimse.retrieve;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.dimse.arrival.Arrival;

/** What has come of one retrieval: each instance is passed on once, strays are refused. */
final class Delivery {
  private static final DimseStatus UNREADABLE =
      DimseStatus.CANNOT_UNDERSTAND.because("the UIDs of study and series can't be read");
  private static final DimseStatus NOT_ASKED =
      DimseStatus.DATA_SET_DOES_NOT_MATCH.because("the instance was not asked for");
  private static final DimseStatus NOT_WANTED =
      DimseStatus.OUT_OF_RESOURCES.because("the retrieval was cancelled");

  private final InstanceRef what;
  private final Receiver receiver;
  private final Set<Uid> received = ConcurrentHashMap.newKeySet();
  private volatile boolean declined;
  private volatile Optional<RuntimeException> refusal = Optional.empty();

  /** Where instances go. */
  @FunctionalInterface
  interface Receiver {
    /** Takes one; false when no more are wanted. */
    boolean take(Arrival arrival) throws IOException;
  }

  Delivery(InstanceRef what, Receiver receiver) {
    this.what = what;
    this.receiver = receiver;
  }

  /** What was asked for. */
  InstanceRef what() {
    return what;
  }

  /** What the sender of an instance is to be told whose beginning has been read. */
  DimseStatus judge(Arrival arrival) {
    if (declined) {
      return NOT_WANTED;
    }
    if (arrival.study().isEmpty() || arrival.series().isEmpty()) {
      return UNREADABLE;
    }
    return isAskedFor(arrival) ? DimseStatus.SUCCESS : NOT_ASKED;
  }

  /** Passes an instance on that was judged to be wanted. */
  void pass(Arrival arrival) throws IOException {
    if (!received.contains(arrival.instance())) {
      declined = !passedOn(arrival);
      received.add(arrival.instance());
    }
  }

  private boolean isAskedFor(Arrival arrival) {
    return arrival.study().equals(Optional.of(what.study()))
        && (what.series().isEmpty() || what.series().equals(arrival.series()))
        && what.instance().map(arrival.instance()::equals).orElse(true);
  }

  /** One that breaks off while it is read is neither taken nor declined. */
  private boolean passedOn(Arrival arrival) throws IOException {
    try {
      return receiver.take(arrival);
    } catch (RuntimeException thrown) {
      refusal = Optional.of(thrown);
      declined = true;
      throw thrown;
    }
  }

  boolean hasBegun() {
    return declined || !received.isEmpty();
  }

  boolean isDeclined() {
    return declined;
  }

  /** What the receiver has thrown, which is passed on to the caller and nothing else. */
  Optional<RuntimeException> refusal() {
    return refusal;
  }

  int count() {
    return received.size();
  }

  boolean has(Uid instance) {
    return received.contains(instance);
  }
}
