package org.pontis.routes.site.dimse.retrieve;

import java.util.List;
import org.pontis.dicom.net.dimse.DimseService;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.StatusCategory;
import org.pontis.dicom.net.scu.RetrieveEnd;
import org.pontis.dicom.net.scu.RetrieveQuestion;
import org.pontis.dicom.source.Deadline;
import org.pontis.routes.site.dimse.pool.AssociationPool;
import org.pontis.routes.site.dimse.pool.Purpose;

/** C-GET, over as many associations one after the other as the SOP classes need. */
record GetRetriever(AssociationPool pool) implements Retriever {
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
        scu -> scu.get(question, deadline, delivery::take),
        () -> delivery.isDeclined() || delivery.count() > before);
  }
}
