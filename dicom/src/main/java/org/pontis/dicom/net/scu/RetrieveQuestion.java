package org.pontis.dicom.net.scu;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.dimse.InformationModel;
import org.pontis.dicom.net.dimse.RetrieveIdentifier;

/** What to retrieve: the SOP class of C-MOVE or C-GET, and the identifier. */
public record RetrieveQuestion(Uid sopClass, Dataset identifier) {
  /** Asks for C-MOVE. */
  public static RetrieveQuestion move(InformationModel model, RetrieveIdentifier what) {
    return new RetrieveQuestion(model.move(), what.dataset());
  }

  /** Asks for C-GET. */
  public static RetrieveQuestion get(InformationModel model, RetrieveIdentifier what) {
    return new RetrieveQuestion(model.get(), what.dataset());
  }
}
