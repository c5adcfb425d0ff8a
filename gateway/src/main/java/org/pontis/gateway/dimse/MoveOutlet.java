package org.pontis.gateway.dimse;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.pdu.ProposedContext;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.SendableInstance;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.IncomingInstance;

/**
 * Sends to another application entity, over an association whose contexts are computed: the
 * uncompressed syntaxes for every SOP class that was found, and those the instances turn out to be
 * stored in. One that is not among the contexts yet makes a further association. A destination that
 * can't be associated with is not tried again, nor is one that breaks one association after the
 * other.
 */
final class MoveOutlet implements Outlet, AutoCloseable {
  private static final int MOST_BREAKS = 3;

  /**
   * SOP classes proposed from the start, each with two contexts, so that there is room for more.
   */
  private static final int MOST_CLASSES = ProposedContext.MOST / 4;

  private static final Set<ProblemType> OF_THE_DESTINATION =
      EnumSet.of(
          ProblemType.SITE_UNREACHABLE, ProblemType.SITE_TIMEOUT, ProblemType.MALFORMED_FROM_SITE);

  private final Destination destination;
  private final MoveOriginator originator;
  private final SubOperationLog log;
  private final Set<WantedContext> contexts = new LinkedHashSet<>();
  private Optional<DimseScu> association = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private int breaks;

  MoveOutlet(
      Destination destination, Wanted wanted, MoveOriginator originator, SubOperationLog log) {
    this.destination = destination;
    this.originator = originator;
    this.log = log;
    wanted.sopClasses().values().stream()
        .distinct()
        .limit(MOST_CLASSES)
        .forEach(this::addUncompressed);
  }

  @Override
  public SubOperationLog log() {
    return log;
  }

  @Override
  public boolean send(IncomingInstance instance) {
    Optional<DimseStatus> status = breaks < MOST_BREAKS ? sent(instance) : Optional.empty();
    return status.isPresent()
        ? log.stored(instance.instance(), status.get())
        : log.failed(instance.instance());
  }

  /** The status, with what kept instances from being sent beside what explains it already. */
  DimseStatus explained(DimseStatus status) {
    if (status.category() == StatusCategory.SUCCESS || failure.isEmpty()) {
      return status;
    }
    String unsent = failure.get();
    return status.because(status.errorComment().map(known -> known + "; " + unsent).orElse(unsent));
  }

  /** The answer of the destination; empty when there was none. */
  private Optional<DimseStatus> sent(IncomingInstance instance) {
    try {
      DimseScu open = associated(instance);
      Optional<OutgoingObject> form =
          SendableInstance.of(instance).in(syntax -> open.canStore(instance.sopClass(), syntax));
      if (form.isEmpty()) {
        failure = Optional.of(title() + " takes no form of " + instance.sopClass().value());
        return Optional.empty();
      }
      DimseStatus status = open.store(form.get().by(originator), destination.storeDeadline());
      breaks = 0;
      if (status.category() != StatusCategory.SUCCESS) {
        failure = Optional.of(title() + " answered " + status);
      }
      return Optional.of(status);
    } catch (ImagingException notSent) {
      note(notSent.problem());
      return Optional.empty();
    }
  }

  private void note(Problem problem) {
    failure = Optional.of(problem.detail());
    breaks += OF_THE_DESTINATION.contains(problem.type()) ? 1 : 0;
  }

  private DimseScu associated(IncomingInstance instance) {
    boolean isNew = addForms(instance);
    Optional<DimseScu> open = association.filter(scu -> scu.association().isOpen());
    if (open.isPresent() && !isNew) {
      return open.get();
    }
    close();
    if (contexts.size() > ProposedContext.MOST) {
      contexts.clear();
      addForms(instance);
    }
    DimseScu opened = open();
    association = Optional.of(opened);
    return opened;
  }

  private DimseScu open() {
    try {
      return destination.open(List.copyOf(contexts));
    } catch (ImagingException refused) {
      breaks = MOST_BREAKS;
      throw refused;
    }
  }

  /** Whether one of the forms an instance can be sent in was not among the contexts yet. */
  private boolean addForms(IncomingInstance instance) {
    boolean isNewClass = addUncompressed(instance.sopClass());
    return add(instance.sopClass(), instance.transferSyntax()) || isNewClass;
  }

  private boolean addUncompressed(Uid sopClass) {
    boolean isNew = add(sopClass, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    return add(sopClass, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN) || isNew;
  }

  /** Each syntax has a context of its own, so that the destination can take several. */
  private boolean add(Uid sopClass, TransferSyntax syntax) {
    return contexts.add(new WantedContext(sopClass, List.of(syntax.uid())));
  }

  private String title() {
    return destination.entity().calledAeTitle().value();
  }

  /** Releases the association; one that the destination has left is closed all the same. */
  @Override
  public void close() {
    association.ifPresent(scu -> {
      try (scu) {
        if (scu.association().isOpen()) {
          scu.release(destination.deadline());
        }
      } catch (ImagingException gone) {
        note(gone.problem());
      }
    });
    association = Optional.empty();
  }
}
