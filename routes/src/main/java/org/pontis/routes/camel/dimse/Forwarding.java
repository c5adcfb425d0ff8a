package org.pontis.routes.camel.dimse;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.net.dimse.OutgoingObject;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.scu.SendableInstance;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.Problem;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.dicom.source.RetrieveSummary;

/** Sends an instance that arrived on, its bytes straight from the site that stored it. */
record Forwarding(DimseTarget target, SiteSources sites) {

  DimseAnswer store(ArrivedInstance arrived) {
    ImagingSource source =
        sites
            .source(arrived.site())
            .orElseThrow(() -> missing(arrived, "this site is not configured"));
    List<DimseAnswer> answers = new ArrayList<>();
    RetrieveSummary summary =
        source.retrieve(
            arrived.reference(),
            new Call(target.deadline(), "dimse-forward"),
            instance -> {
              answers.add(send(target, SendableInstance.of(instance)));
              return false;
            });
    return answers.stream()
        .findFirst()
        .orElseThrow(() ->
            missing(
                arrived,
                summary.problems().stream()
                    .map(Problem::detail)
                    .findFirst()
                    .orElse("the site has not delivered the instance")));
  }

  private static ImagingException missing(ArrivedInstance arrived, String why) {
    return new ImagingException(Problem.of(ProblemType.NOT_FOUND, arrived.site(), why));
  }

  static DimseAnswer send(DimseTarget target, SendableInstance instance) {
    List<WantedContext> contexts =
        instance.forms().stream()
            .map(form -> new WantedContext(instance.sopClass(), List.of(form.uid())))
            .toList();
    return new PeerCall(target)
        .run(
            contexts,
            scu ->
                PeerStatus.answer(
                    target.remote(),
                    DimseOperation.STORE,
                    scu.store(accepted(scu, instance), target.deadline()),
                    1));
  }

  /** What no form is accepted of fails as it is stored, which says why. */
  private static OutgoingObject accepted(DimseScu scu, SendableInstance instance) {
    return instance
        .in(syntax -> scu.canStore(instance.sopClass(), syntax))
        .orElseGet(instance::asStored);
  }
}
