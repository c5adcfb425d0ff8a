package org.pontis.gateway.dimse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.CommitmentRequest;
import org.pontis.dicom.net.dimse.CommitmentResult;
import org.pontis.dicom.net.dimse.SopReference;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary;
import org.pontis.dicom.source.ImagingSource;

/** What of a request for commitment a source really holds. */
final class Holdings {
  /** Failure Reason (0008,1197) of PS3.3 C.14.1.1. */
  private static final int PROCESSING_FAILURE = 0x0110;

  private static final int NO_SUCH_OBJECT_INSTANCE = 0x0112;
  private static final int CLASS_INSTANCE_CONFLICT = 0x0119;

  private static final int ASKED_AT_ONCE = 500;

  private final ImagingSource source;
  private final Call call;
  private final Map<Uid, Optional<Uid>> held = new HashMap<>();
  private boolean complete = true;

  private Holdings(ImagingSource source, Call call) {
    this.source = source;
    this.call = call;
  }

  static CommitmentResult check(ImagingSource source, CommitmentRequest request, Call call) {
    Holdings holdings = new Holdings(source, call);
    List<Uid> instances = request.instances().stream().map(SopReference::sopInstance).toList();
    for (int from = 0; from < instances.size(); from += ASKED_AT_ONCE) {
      holdings.ask(instances.subList(from, Math.min(instances.size(), from + ASKED_AT_ONCE)));
    }
    return holdings.result(request);
  }

  private void ask(List<Uid> instances) {
    ImagingQuery query =
        ImagingQuery.all(QueryLevel.INSTANCE)
            .with(new Key(ElementPath.of(Tags.SOPInstanceUID), new Matching.UidList(instances)))
            .with(
                new ReturnKeys.Listed(
                    List.of(
                        ElementPath.of(Tags.SOPInstanceUID), ElementPath.of(Tags.SOPClassUID))));
    FindSummary summary =
        source.find(
            query,
            call,
            (_, match) -> {
              match
                  .uid(Tags.SOPInstanceUID)
                  .ifPresent(instance -> held.put(instance, match.uid(Tags.SOPClassUID)));
              return true;
            });
    complete &= summary.problems().isEmpty();
  }

  private CommitmentResult result(CommitmentRequest request) {
    List<SopReference> committed = new ArrayList<>();
    List<CommitmentResult.Failure> failed = new ArrayList<>();
    for (SopReference reference : request.instances()) {
      Optional<Uid> sopClass = held.getOrDefault(reference.sopInstance(), Optional.empty());
      if (sopClass.filter(reference.sopClass()::equals).isPresent()) {
        committed.add(reference);
      } else {
        failed.add(new CommitmentResult.Failure(reference, reason(sopClass)));
      }
    }
    return new CommitmentResult(request.transaction(), committed, failed);
  }

  /** A site that was silent may hold what was not found. */
  private int reason(Optional<Uid> sopClass) {
    if (sopClass.isPresent()) {
      return CLASS_INSTANCE_CONFLICT;
    }
    return complete ? NO_SUCH_OBJECT_INSTANCE : PROCESSING_FAILURE;
  }
}
