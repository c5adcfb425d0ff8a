package org.pontis.routes.site.dimse.retrieve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.DimseStatus;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.net.scu.RetrievedSink.Taken;
import org.pontis.dicom.net.scu.RetrievedSink.Then;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.dimse.arrival.Arrival;
import org.pontis.routes.site.dimse.arrival.TwoBuffers;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;
import org.pontis.routes.site.dimse.relay.Relay;

/** C-GET, over as many associations one after the other as the SOP classes need. */
record GetRetriever(SiteId site, AssociationPool pool) implements Retriever {
  /** Who asks has its own patience with the PACS; this is for when it fails to end. */
  private static final UnderWay.Waits WAITS =
      new UnderWay.Waits(Optional.empty(), Duration.ZERO, "the PACS did not end the C-GET in time");

  @Override
  public DimseService service() {
    return DimseService.GET;
  }

  @Override
  public RetrieveEnd retrieve(Request request, Delivery delivery, Deadline deadline) {
    List<Purpose> purposes = StorageContexts.purposes(request.sopClasses());
    RetrieveEnd end = get(purposes.getFirst(), request, delivery, deadline);
    for (Purpose further : purposes.subList(1, purposes.size())) {
      if (delivery.isDeclined() || end.status().category() == StatusCategory.SUCCESS) {
        return end;
      }
      end = get(further, request, delivery, deadline);
    }
    return end;
  }

  private RetrieveEnd get(Purpose purpose, Request request, Delivery delivery, Deadline deadline) {
    RetrieveQuestion question =
        RetrieveQuestion.get(InformationModel.STUDY_ROOT, request.identifier());
    int before = delivery.count();
    return pool.use(
        purpose,
        deadline,
        scu -> got(scu, question, delivery, deadline),
        () -> delivery.isDeclined() || delivery.count() > before);
  }

  /** A platform thread reads, as of associations that were accepted (decision 7). */
  private RetrieveEnd got(
      DimseScu scu, RetrieveQuestion question, Delivery delivery, Deadline deadline) {
    TwoBuffers memory = new TwoBuffers();
    try (Relay relay = new Relay(deadline)) {
      return new UnderWay(scu, relay, delivery, deadline, WAITS)
          .run(
              Thread.ofPlatform().daemon().name(site + "-c-get"),
              () ->
                  scu.get(
                      question,
                      deadline,
                      object -> brought(Arrival.of(object, memory), relay, delivery, memory)));
    }
  }

  /** What was not taken in time may be followed while the one before it is still being read. */
  private static Taken brought(Arrival arrival, Relay relay, Delivery delivery, TwoBuffers memory) {
    DimseStatus status = relay.bring(arrival);
    if (status.category() != StatusCategory.SUCCESS) {
      memory.leave();
    }
    return new Taken(status, delivery.isDeclined() ? Then.CANCEL : Then.CONTINUE);
  }
}
