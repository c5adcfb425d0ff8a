package org.pontis.routes.site.dimse.move;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.arrival.Arrival;
import org.pontis.routes.site.dimse.relay.Relay;

/** The place where one C-MOVE meets the instances it makes come, until it is closed. */
public final class Meeting implements AutoCloseable {
  private final Expectation expectation;
  private final MoveRendezvous rendezvous;
  private final Relay relay;
  private final Set<Uid> seen = ConcurrentHashMap.newKeySet();

  Meeting(Expectation expectation, MoveRendezvous rendezvous, Deadline deadline) {
    this.expectation = expectation;
    this.rendezvous = rendezvous;
    this.relay = new Relay(deadline);
  }

  /** What is awaited. */
  public Expectation expectation() {
    return expectation;
  }

  /** Where the call's thread finds what comes. */
  public Relay relay() {
    return relay;
  }

  /** Whether this is the first copy of an instance that this call gets; it is then its own. */
  boolean reserve(Uid instance) {
    return seen.add(instance);
  }

  /** Brings an instance and waits for what becomes of it. */
  DimseStatus bring(Arrival arrival) {
    return relay.bring(arrival);
  }

  /** Refuses what comes later. */
  @Override
  public void close() {
    rendezvous.leave(this);
    relay.close();
  }
}
