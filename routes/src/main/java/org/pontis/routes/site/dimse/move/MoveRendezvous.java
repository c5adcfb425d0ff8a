package org.pontis.routes.site.dimse.move;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.IncomingObject;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.scp.Caller;
import org.pontis.dicom.net.scp.StoreScp;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.dimse.arrival.Arrival;

/**
 * Joins C-MOVEs of ours to the C-STOREs they cause. These are known by Move Originator AE Title and
 * Message ID (0000,1030) and (0000,1031) where the PACS sends them, else by the PACS's title and by
 * study, series and instance: of several calls that wait for the same study each gets one copy, and
 * what nobody waits for is stored as anything else that comes.
 */
public final class MoveRendezvous {
  private static final int LAST_MESSAGE_ID = 0xFFFF;
  private static final DimseStatus LATE =
      DimseStatus.OUT_OF_RESOURCES.because("the retrieval it belongs to has ended");

  private final List<Meeting> meetings = new CopyOnWriteArrayList<>();
  private final AtomicInteger messageIds = new AtomicInteger();
  private final AtomicReference<Optional<AeTitle>> destination =
      new AtomicReference<>(Optional.empty());

  /** The listener takes C-STOREs under this title from now on; PACS know it by this title. */
  public void listensAs(AeTitle title) {
    destination.set(Optional.of(title));
  }

  /** The title of the listener, once there is one. */
  public Optional<AeTitle> destination() {
    return destination.get();
  }

  /** How many calls wait for instances. */
  public int meetings() {
    return meetings.size();
  }

  /** Waits from now on for what a C-MOVE under this title and with the message id told causes. */
  public Meeting meet(AeTitle calling, AeTitle peer, InstanceRef what, Deadline deadline) {
    int id = messageIds.updateAndGet(last -> last == LAST_MESSAGE_ID ? 1 : last + 1);
    Expectation expectation = new Expectation(new MoveOriginator(calling, id), peer, what);
    Meeting meeting = new Meeting(expectation, this, deadline);
    meetings.add(meeting);
    return meeting;
  }

  void leave(Meeting meeting) {
    meetings.remove(meeting);
  }

  /** A storage service that takes what calls wait for, and leaves the rest to the ordinary one. */
  public StoreScp before(StoreScp ordinary) {
    return (object, caller) -> store(object, caller, ordinary);
  }

  private DimseStatus store(IncomingObject object, Caller caller, StoreScp ordinary)
      throws IOException {
    Optional<MoveOriginator> originator = object.command().originator();
    boolean foreign = originator.isPresent() && !isOurs(originator.get(), caller);
    if (foreign || (originator.isEmpty() && meetings.isEmpty())) {
      return ordinary.store(object, caller);
    }
    Arrival arrival = Arrival.of(object);
    Optional<Meeting> meeting = originator.isPresent() ? named(arrival) : unnamed(arrival, caller);
    if (meeting.isPresent()) {
      return meeting.get().bring(arrival);
    }
    if (originator.isPresent()) {
      return LATE;
    }
    return ordinary.store(
        new IncomingObject(
            object.command(), object.transferSyntax(), arrival.bytes().dataSetStream()),
        caller);
  }

  /** Titles a call of ours uses now, and the one we are known by. */
  private boolean isOurs(MoveOriginator originator, Caller caller) {
    return originator.title().equals(caller.called())
        || destination.get().equals(Optional.of(originator.title()))
        || meetings.stream()
            .anyMatch(one -> one.expectation().originator().title().equals(originator.title()));
  }

  /** The call that is named; where only the message id is another, one that lacks the instance. */
  private Optional<Meeting> named(Arrival arrival) {
    Optional<Meeting> exact =
        meetings.stream().filter(one -> one.expectation().isNamedBy(arrival)).findFirst();
    return exact.isPresent()
        ? exact
        : meetings.stream().filter(one -> isTakenBy(one, arrival)).findFirst();
  }

  private Optional<Meeting> unnamed(Arrival arrival, Caller caller) {
    return meetings.stream()
        .filter(one -> one.expectation().isFrom(caller))
        .filter(one -> isTakenBy(one, arrival))
        .findFirst();
  }

  /** Each copy goes to one call only, and each call gets one. */
  private static boolean isTakenBy(Meeting meeting, Arrival arrival) {
    return meeting.expectation().includes(arrival) && meeting.reserve(arrival.instance());
  }
}
