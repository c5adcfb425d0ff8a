package org.pontis.gateway.dimse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;

/**
 * Sends what is wanted through an outlet, one instance after the other, each while it is read. What
 * was expected and did not come counts as failed.
 */
final class Retrieval {
  private final ImagingSource source;
  private final Operation operation;
  private final Outlet outlet;
  private final Set<Uid> open;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<ImagingException> broken = Optional.empty();
  private boolean goesOn = true;
  private int total;

  private Retrieval(ImagingSource source, Operation operation, Outlet outlet, Wanted wanted) {
    this.source = source;
    this.operation = operation;
    this.outlet = outlet;
    this.open = new HashSet<>(wanted.sopClasses().keySet());
    this.problems.addAll(wanted.problems());
    this.total = open.size();
  }

  /**
   * Sends everything.
   *
   * @return the final status
   */
  static DimseStatus run(
      ImagingSource source, Wanted wanted, Operation operation, Call call, Outlet outlet) {
    return new Retrieval(source, operation, outlet, wanted).run(wanted, call);
  }

  private DimseStatus run(Wanted wanted, Call call) {
    SubOperationLog log = outlet.log();
    goesOn = log.expect(total);
    for (InstanceRef reference : wanted.references()) {
      if (goesOn) {
        retrieve(reference, call);
      }
    }
    for (Uid missing : wanted.sopClasses().keySet()) {
      if (goesOn && open.contains(missing)) {
        goesOn = log.failed(missing);
      }
    }
    return Completeness.of(log.status(), problems);
  }

  private void retrieve(InstanceRef reference, Call call) {
    try {
      problems.addAll(source.retrieve(reference, call, this::take).problems());
    } catch (ImagingException failure) {
      problems.add(failure.problem());
    }
    if (broken.isPresent()) {
      throw broken.get();
    }
  }

  /** A failure of the association this goes to is not one of the source. */
  private boolean take(IncomingInstance instance) {
    try {
      if (!open.remove(instance.instance())) {
        total++;
        outlet.log().expect(total);
      }
      goesOn = outlet.send(instance);
      operation.moved();
    } catch (ImagingException lost) {
      broken = Optional.of(lost);
      goesOn = false;
    }
    return goesOn;
  }
}
