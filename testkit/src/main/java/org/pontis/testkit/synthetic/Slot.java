package org.pontis.testkit.synthetic;

import java.util.SplittableRandom;
import org.pontis.dicom.data.Uid;

/** The place of an instance in its study, counted from 0. */
record Slot(SyntheticStudy study, int series, int instance) {

  Uid sopInstanceUid() {
    return UidMint.mint(study.seed(), "instance/" + series + "/" + instance);
  }

  Iod iod() {
    return Iod.of(study.exam().modality());
  }

  Extent extent() {
    return study.extent();
  }

  /** Height of the slice in the phantom, -0.9 at the feet to 0.9 at the head. */
  double height() {
    int last = extent().instances() - 1;
    return last == 0 ? 0.1 : 1.8 * instance / last - 0.9;
  }

  /** A seed of the study's own, for what varies between patients. */
  SplittableRandom anatomy() {
    return new SplittableRandom(study.seed());
  }

  /** A seed for what varies between the frames of the study. */
  long noise(int frame) {
    return ((study.seed() * 31 + series) * 1_000_003 + instance) * 1_000_003 + frame;
  }
}
