package org.pontis.gateway.dimse;

import java.util.Optional;
import java.util.function.Function;
import org.pontis.dicom.data.AeTitle;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.MoveOriginator;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;
import org.pontis.dicom.net.scp.GetTarget;
import org.pontis.dicom.net.scp.RetrieveRequest;
import org.pontis.dicom.net.scp.SubOperationLog;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.FindSummary.Remainder;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.gateway.settings.DimseLimitsConfig;

/** C-MOVE and C-GET over the sites that were called (PS3.4 C.4.2, C.4.3). */
final class Retrievals {
  private final CalledTitles titles;
  private final Destinations destinations;
  private final Operations operations;
  private final DimseLimitsConfig limits;

  Retrievals(
      CalledTitles titles,
      Destinations destinations,
      Operations operations,
      DimseLimitsConfig limits) {
    this.titles = titles;
    this.destinations = destinations;
    this.operations = operations;
    this.limits = limits;
  }

  DimseStatus get(RetrieveRequest request, GetTarget target) {
    return operations.run(
        DimseService.GET,
        request.caller(),
        operation ->
            perform(request, operation, (wanted, send) -> send.apply(new GetOutlet(target))));
  }

  DimseStatus move(RetrieveRequest request, AeTitle destination, SubOperationLog log) {
    return operations.run(
        DimseService.MOVE,
        request.caller(),
        operation -> {
          Optional<Destination> known = destinations.of(destination);
          return known.isPresent()
              ? move(request, known.get(), log, operation)
              : DimseStatus.MOVE_DESTINATION_UNKNOWN.because(
                  destination + " is not among the peers configured");
        });
  }

  private DimseStatus move(
      RetrieveRequest request, Destination destination, SubOperationLog log, Operation operation) {
    MoveOriginator originator = new MoveOriginator(request.caller().calling(), request.messageId());
    return perform(
        request,
        operation,
        (wanted, send) -> {
          try (MoveOutlet outlet = new MoveOutlet(destination, wanted, originator, log)) {
            return outlet.explained(send.apply(outlet));
          }
        });
  }

  /** Opens an outlet, sends through it and closes it. */
  @FunctionalInterface
  private interface Sending {
    DimseStatus through(Wanted wanted, Function<Outlet, DimseStatus> send);
  }

  private DimseStatus perform(RetrieveRequest request, Operation operation, Sending sending) {
    ImagingSource source = titles.source(request.caller().called());
    Call call = operation.call(limits.retrieveTime());
    Wanted wanted =
        Wanted.find(
            source,
            RetrieveIdentifier.read(request.identifier()),
            limits.retrieveInstances(),
            call);
    if (wanted.summary().remainder() == Remainder.MORE) {
      return DimseStatus.UNABLE_TO_COUNT_MATCHES.because(
          "more than " + limits.retrieveInstances() + " instances");
    }
    if (wanted.references().isEmpty()) {
      return wanted.problems().isEmpty()
          ? DimseStatus.SUCCESS
          : DimseStatus.UNABLE_TO_COUNT_MATCHES.because(Completeness.naming(wanted.problems()));
    }
    return sending.through(
        wanted, outlet -> Retrieval.run(source, wanted, operation, call, outlet));
  }
}
