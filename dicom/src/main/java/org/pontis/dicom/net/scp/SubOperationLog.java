package org.pontis.dicom.net.scp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.dimse.SubOperations;

/**
 * Counts the sub-operations of one retrieval and tells the caller after each (PS3.7 9.1.3.1.6 to
 * 9.1.3.1.9). Its methods answer false when no more are wanted.
 */
public final class SubOperationLog {
  private final Conversation conversation;
  private final Consumer<SubOperations> pending;
  private final List<Uid> failures = new ArrayList<>();
  private int total;
  private int completed;
  private int failed;
  private int warning;

  SubOperationLog(Conversation conversation, Consumer<SubOperations> pending) {
    this.conversation = conversation;
    this.pending = pending;
  }

  /** Says how many there will be, as far as is known; may be corrected later. */
  public boolean expect(int subOperations) {
    total = subOperations;
    return !isCancelled();
  }

  /** Logs how the C-STORE of one instance was answered. */
  public boolean stored(Uid sopInstance, DimseStatus status) {
    switch (status.category()) {
      case SUCCESS -> completed++;
      case WARNING -> warning++;
      case PENDING, CANCEL, FAILURE -> fail(sopInstance);
    }
    return tell();
  }

  /** Logs an instance that could not be sent. */
  public boolean failed(Uid sopInstance) {
    fail(sopInstance);
    return tell();
  }

  /** Whether the caller has cancelled. */
  public boolean isCancelled() {
    return conversation.isCancelled();
  }

  /** The final status these sub-operations amount to (PS3.4 tables C.4-2 and C.4-3). */
  public DimseStatus status() {
    if (isCancelled()) {
      return DimseStatus.CANCEL;
    }
    if (failed == 0 && warning == 0) {
      return DimseStatus.SUCCESS;
    }
    return completed == 0 && warning == 0
        ? DimseStatus.UNABLE_TO_PERFORM_SUB_OPERATIONS
        : DimseStatus.SUB_OPERATIONS_WITH_FAILURES;
  }

  /** The counts of the last answer; what remains is said when cancelled only (PS3.4 C.4.2.1.6). */
  SubOperations last(DimseStatus status) {
    return status.category() == StatusCategory.CANCEL
        ? SubOperations.underWay(remaining(), completed, failed, warning)
        : SubOperations.ended(completed, failed, warning);
  }

  /** Failed SOP Instance UID List (0008,0058). */
  List<Uid> failures() {
    return List.copyOf(failures);
  }

  private void fail(Uid sopInstance) {
    failed++;
    failures.add(sopInstance);
  }

  private int remaining() {
    return Math.max(0, total - completed - failed - warning);
  }

  private boolean tell() {
    if (isCancelled()) {
      return false;
    }
    pending.accept(SubOperations.underWay(remaining(), completed, failed, warning));
    return true;
  }
}
