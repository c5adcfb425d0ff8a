package org.pontis.dicom.net.dimse;

import java.util.List;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;

/**
 * Asks for the safekeeping of instances (PS3.4 table J.3-1).
 *
 * @param transaction made by whoever asks; the result names it
 */
public record CommitmentRequest(Uid transaction, List<SopReference> instances) {
  /** Action Type ID of the request (PS3.4 J.3.2.1). */
  public static final int ACTION_TYPE = 1;

  /** Copies the list. */
  public CommitmentRequest {
    instances = List.copyOf(instances);
  }

  /**
   * Reads action information.
   *
   * @throws ImagingException MALFORMED_INPUT when transaction or instances are missing
   */
  public static CommitmentRequest read(Dataset information) {
    Uid transaction = transaction(information);
    List<SopReference> instances = SopReference.all(information, Tags.ReferencedSOPSequence);
    if (instances.isEmpty()
        || instances.size() != information.items(Tags.ReferencedSOPSequence).size()) {
      throw ImagingException.of(
          ProblemType.MALFORMED_INPUT, "ReferencedSOPSequence does not name instances");
    }
    return new CommitmentRequest(transaction, instances);
  }

  static Uid transaction(Dataset information) {
    return information
        .uid(Tags.TransactionUID)
        .orElseThrow(
            () -> ImagingException.of(ProblemType.MALFORMED_INPUT, "TransactionUID is missing"));
  }

  /** The action information. */
  public Dataset dataset() {
    return Dataset.builder()
        .text(Tags.TransactionUID, Vr.UI, transaction.value())
        .items(
            Tags.ReferencedSOPSequence,
            instances.stream().map(instance -> instance.item().build()).toList())
        .build();
  }
}
