package org.pontis.routes.site.file.index;

import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;

/** What a file turned out to be. */
public sealed interface Finding {

  /**
   * An object that can be addressed.
   *
   * @param shared attributes of patient, study and series, reduced to what the index keeps
   * @param own all other attributes, reduced likewise
   */
  record Instance(
      Uid study,
      Uid series,
      Uid instance,
      Uid sopClass,
      TransferSyntax transferSyntax,
      Dataset shared,
      Dataset own)
      implements Finding {
    @Override
    public String toString() {
      return "Instance " + instance;
    }
  }

  /** A DICOM object that can't be served, and why. */
  record Refused(String reason) implements Finding {}

  /** No object of a study, and what else. */
  record Skipped(String reason) implements Finding {}
}
