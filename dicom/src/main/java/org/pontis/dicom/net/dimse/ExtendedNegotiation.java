package org.pontis.dicom.net.dimse;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pontis.dicom.data.Slice;

/**
 * The service class application information of C-FIND (PS3.4 table C.5-1): a byte for each
 * extension, 1 when it is wanted or granted. Those known by configuration only have none.
 */
public final class ExtendedNegotiation {
  private static final List<QueryExtension> BYTES =
      List.of(
          QueryExtension.RELATIONAL_QUERIES,
          QueryExtension.COMBINED_DATE_TIME,
          QueryExtension.FUZZY_PERSON_NAMES);

  private ExtendedNegotiation() {}

  /** The extensions that are wanted or granted. */
  public static Set<QueryExtension> read(Slice information) {
    Set<QueryExtension> extensions = EnumSet.noneOf(QueryExtension.class);
    for (int i = 0; i < Math.min(BYTES.size(), information.length()); i++) {
      if (information.at(i) == 1) {
        extensions.add(BYTES.get(i));
      }
    }
    return extensions;
  }

  /** Says which are wanted or granted. */
  public static Slice write(Set<QueryExtension> extensions) {
    byte[] information = new byte[BYTES.size()];
    for (int i = 0; i < information.length; i++) {
      information[i] = (byte) (extensions.contains(BYTES.get(i)) ? 1 : 0);
    }
    return Slice.of(information);
  }
}
