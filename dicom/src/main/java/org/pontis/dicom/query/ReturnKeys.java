package org.pontis.dicom.query;

import java.util.List;
import org.pontis.dicom.data.ElementPath;

/** Which attributes a match brings along. */
public sealed interface ReturnKeys {
  /** Everything the source knows at the query's level and above without opening an object. */
  record All() implements ReturnKeys {}

  /** These attributes; what the source does not know is left out of the match. */
  record Listed(List<ElementPath> paths) implements ReturnKeys {
    /** Copies the list. */
    public Listed {
      paths = List.copyOf(paths);
    }
  }
}
