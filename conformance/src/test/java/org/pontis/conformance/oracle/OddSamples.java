package org.pontis.conformance.oracle;

import java.util.Set;

/** Sample files that others can't take, or take otherwise, and why. */
public final class OddSamples {
  /** DCMTK 3.6.7, and Orthanc with it, accepts this transfer syntax and can't read it. */
  public static final String DEFLATED_FRAMES = "pydicom-pydicom-data/liver_deflate.dcm";

  /**
   * DCMTK gives an association up over a SOP Instance UID of more than 64 characters. Clients cut
   * it in the command and not in the data set, and we refuse what is named in two ways.
   */
  public static final String LONG_UID =
      "nroduit-weasis-dicom-tools/jpeg2000-multiframe-multifragments.dcm";

  /** DCMTK reads no SOP class and no SOP instance in elements of VR UN. */
  public static final String UID_OF_VR_UN = "pydicom-pydicom-data/explicit_VR-UN.dcm";

  /** The same, with pixel data compressed by RLE. */
  public static final String RLE_OF_VR_UN = "pydicom-pydicom/rtdose_rle.dcm";

  /** They hold values of odd length, which DCMTK makes even when it writes them. */
  public static final Set<String> ODD_VALUES =
      Set.of("ImagingDataCommons-highdicom/dx_image.dcm", "pydicom-deid-data/ctbrain1.dcm");

  private OddSamples() {}
}
