package org.pontis.routes.camel.dimse;

import java.util.List;
import java.util.function.Function;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.net.scu.DimseScu;
import org.pontis.dicom.net.ul.Association;
import org.pontis.dicom.net.ul.AssociationRequest;
import org.pontis.dicom.net.ul.AssociationSettings;
import org.pontis.dicom.net.ul.ContextPlan;
import org.pontis.dicom.net.ul.WantedContext;
import org.pontis.dicom.problem.ImagingException;

/** One operation with an association of its own. */
record PeerCall(DimseTarget target) {
  private static final List<Uid> UNCOMPRESSED =
      List.of(
          TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN.uid(),
          TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.uid());

  /** Contexts for data sets without pixel data. */
  static List<WantedContext> contexts(Uid sopClass) {
    return List.of(new WantedContext(sopClass, UNCOMPRESSED));
  }

  DimseAnswer run(List<WantedContext> contexts, Function<DimseScu, DimseAnswer> operation) {
    AssociationRequest request =
        AssociationRequest.of(target.calling(), ContextPlan.split(contexts).getFirst());
    Association association =
        Association.open(target.remote(), request, AssociationSettings.DEFAULT);
    try (DimseScu scu = new DimseScu(association, target.within())) {
      DimseAnswer answer = operation.apply(scu);
      release(scu);
      return answer;
    }
  }

  /** What was done is done, however the association ends. */
  private void release(DimseScu scu) {
    try {
      scu.release(target.deadline());
    } catch (ImagingException gone) {
      scu.close();
    }
  }
}
