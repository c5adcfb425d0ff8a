package org.pontis.dicom.net.dimse;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;

/**
 * What has become of a request for safekeeping (PS3.4 table J.3-2).
 *
 * @param committed what will be kept
 * @param failed what will not
 */
public record CommitmentResult(
    Uid transaction, List<SopReference> committed, List<Failure> failed) {
  /**
   * The Storage Commitment Push Model SOP Instance (PS3.4 J.3.5), which requests and results name.
   */
  public static final Uid SOP_INSTANCE = new Uid("1.2.840.10008.1.20.1.1");

  /** Event Type ID: everything is committed (PS3.4 J.3.3.1). */
  public static final int COMPLETE = 1;

  /** Event Type ID: some instances are not. */
  public static final int FAILURES_EXIST = 2;

  /**
   * An instance that will not be kept.
   *
   * @param reason Failure Reason (0008,1197): 0110, 0112, 0119, 0122, 0131 or 0213 (PS3.3 C.14.1.1)
   */
  public record Failure(SopReference instance, int reason) {}

  /** Copies the lists. */
  public CommitmentResult {
    committed = List.copyOf(committed);
    failed = List.copyOf(failed);
  }

  /** The event type that tells of it. */
  public int eventType() {
    return failed.isEmpty() ? COMPLETE : FAILURES_EXIST;
  }

  /**
   * Reads event information. A failure without a reason is taken for a processing failure (0110).
   *
   * @throws ImagingException MALFORMED_INPUT when the transaction is missing
   */
  public static CommitmentResult read(Dataset information) {
    List<Failure> failed = new ArrayList<>();
    for (Dataset item : information.items(Tags.FailedSOPSequence)) {
      Dataset one = Dataset.builder().items(Tags.FailedSOPSequence, List.of(item)).build();
      long reason = item.integer(Tags.FailureReason).orElse(0x0110L);
      SopReference.all(one, Tags.FailedSOPSequence)
          .forEach(instance -> failed.add(new Failure(instance, (int) reason)));
    }
    return new CommitmentResult(
        CommitmentRequest.transaction(information),
        SopReference.all(information, Tags.ReferencedSOPSequence),
        failed);
  }

  /** The event information. */
  public Dataset dataset() {
    DatasetBuilder information =
        Dataset.builder().text(Tags.TransactionUID, Vr.UI, transaction.value());
    if (!committed.isEmpty()) {
      information.items(
          Tags.ReferencedSOPSequence,
          committed.stream().map(instance -> instance.item().build()).toList());
    }
    if (!failed.isEmpty()) {
      information.items(Tags.FailedSOPSequence, failed.stream().map(this::item).toList());
    }
    return information.build();
  }

  private Dataset item(Failure failure) {
    return failure.instance().item().integers(Tags.FailureReason, Vr.US, failure.reason()).build();
  }
}
