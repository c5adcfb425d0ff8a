package org.pontis.testkit.synthetic;

import org.pontis.dicom.data.Uid;

/** An image information object of PS3.3 Annex A: what it adds to every image, and its pixels. */
sealed interface Iod permits CtImage, MrImage, PetImage, Mammogram, UltrasoundClip {

  static Iod of(Modality modality) {
    return switch (modality) {
      case CT -> new CtImage();
      case MR -> new MrImage();
      case PT -> new PetImage();
      case MG -> new Mammogram();
      case US -> new UltrasoundClip();
    };
  }

  Uid sopClass();

  PixelFormat format(Slot slot);

  /** Adds the attributes of the IOD's own modules. */
  void describe(Slot slot, Attributes attributes);

  /** The pixels of a frame, little endian. */
  byte[] frame(Slot slot, int frame);
}
