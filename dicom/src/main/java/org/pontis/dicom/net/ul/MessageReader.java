package org.pontis.dicom.net.ul;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.pontis.dicom.net.pdu.Abort;
import org.pontis.dicom.net.pdu.AbortReason;
import org.pontis.dicom.net.pdu.PresentationDataValue;
import org.pontis.dicom.net.pdu.ReleaseRp;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.source.Deadline;

/** Puts commands together and keeps the order of commands and data sets (PS3.8 annex E). */
final class MessageReader {
  private static final int LONGEST_COMMAND = 256 << 10;

  private final UpperLayer machine;
  private final Negotiated negotiated;
  private final Fragments fragments;

  MessageReader(UpperLayer machine, Negotiated negotiated) {
    this.machine = machine;
    this.negotiated = negotiated;
    this.fragments = new Fragments(machine);
  }

  /** The next command, or the release, which is answered. */
  Received next(Deadline deadline) {
    Optional<PresentationDataValue> first = fragments.next(deadline);
    if (first.isEmpty()) {
      machine.tell(Event.Evt14, new ReleaseRp());
      return new Received.ReleaseAsked();
    }
    PresentationDataValue fragment = checked(first.get());
    if (fragment.isLast()) {
      return new Received.Command(fragment.contextId(), fragment.fragment().toByteArray());
    }
    return rest(fragment, deadline);
  }

  private Received rest(PresentationDataValue first, Deadline deadline) {
    ByteArrayOutputStream command = new ByteArrayOutputStream();
    int contextId = first.contextId();
    PresentationDataValue fragment = first;
    command.writeBytes(fragment.fragment().toByteArray());
    while (!fragment.isLast()) {
      fragment = checked(fragments.next(deadline).orElseThrow(this::releasedWithin));
      if (fragment.contextId() != contextId) {
        throw broken("a command that changes its presentation context");
      }
      if (command.size() + fragment.fragment().length() > LONGEST_COMMAND) {
        throw broken("a command longer than " + LONGEST_COMMAND + " bytes");
      }
      command.writeBytes(fragment.fragment().toByteArray());
    }
    return new Received.Command(contextId, command.toByteArray());
  }

  private PresentationDataValue checked(PresentationDataValue fragment) {
    if (!fragment.isCommand()) {
      throw broken("a data set where a command belongs");
    }
    if (negotiated.context(fragment.contextId()).isEmpty()) {
      throw broken("a message in a presentation context that was not accepted");
    }
    return fragment;
  }

  /** The next fragment of the data set in this context. */
  PresentationDataValue dataFragment(int contextId, Deadline deadline) {
    PresentationDataValue fragment = fragments.next(deadline).orElseThrow(this::releasedWithin);
    if (fragment.isCommand()) {
      throw broken("a command where the rest of a data set belongs");
    }
    if (fragment.contextId() != contextId) {
      throw broken("a data set in another presentation context than its command");
    }
    return fragment;
  }

  boolean hasNext() {
    return fragments.hasNext();
  }

  private ImagingException releasedWithin() {
    return broken("A-RELEASE-RQ within a message");
  }

  /** Aborts, and says why. */
  private ImagingException broken(String what) {
    machine.abort(Abort.byProvider(AbortReason.UNEXPECTED_PDU_PARAMETER));
    return machine.failures().malformed(what);
  }
}
