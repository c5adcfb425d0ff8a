package org.pontis.dicom.net.ul;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.net.pdu.UserInformation;

/** How this implementation names itself (PS3.7 D.3.3.2). */
public final class Implementation {
  /** Our implementation class UID. */
  public static final Uid CLASS_UID = new Uid("2.25.56395687344528691027287833343166331619");

  /** Our implementation version name. */
  public static final String VERSION_NAME = "PONTIS_0_1";

  private Implementation() {}

  /** The user information of an offer or an acceptance: ours, then the others. */
  static List<UserInformation> information(
      AssociationSettings settings, List<UserInformation> others) {
    List<UserInformation> all = new ArrayList<>();
    all.add(new UserInformation.MaximumLength(settings.maxPduLength()));
    all.add(new UserInformation.ImplementationClassUid(CLASS_UID));
    all.add(new UserInformation.ImplementationVersionName(VERSION_NAME));
    all.addAll(others);
    return all;
  }
}
