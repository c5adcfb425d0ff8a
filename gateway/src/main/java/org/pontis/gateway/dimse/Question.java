package org.pontis.gateway.dimse;

import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.net.dimse.FindIdentifier;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Ordering;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.query.ReturnKeys;

/**
 * A C-FIND as sites are asked it: optional keys that are not supported neither match nor return
 * anything, of which status FF01 tells (PS3.4 C.2.2.1.3, C.4.1.1.4). Not supported are private
 * attributes and those of levels below the query's.
 */
record Question(ImagingQuery query, Support keys) {
  /** Whether every key is supported. */
  enum Support {
    ALL,
    NOT_ALL
  }

  static Question of(FindIdentifier.Asked asked, int mostResults) {
    ImagingQuery query = asked.query();
    QueryLevel level = query.level();
    List<Key> keys = query.keys().stream().filter(key -> isSupported(key.path(), level)).toList();
    List<ElementPath> returned = new ArrayList<>();
    boolean all = asked.unsupported().isEmpty() && keys.size() == query.keys().size();
    if (query.returnKeys() instanceof ReturnKeys.Listed(List<ElementPath> paths)) {
      paths.stream().filter(path -> isSupported(path, level)).forEach(returned::add);
      all &= returned.size() == paths.size();
    }
    returned.add(ElementPath.of(Tags.SpecificCharacterSet));
    ImagingQuery supported =
        new ImagingQuery(
            level,
            keys,
            new ReturnKeys.Listed(returned),
            new Page(0, mostResults),
            Ordering.NEWEST_FIRST);
    return new Question(supported, all ? Support.ALL : Support.NOT_ALL);
  }

  private static boolean isSupported(ElementPath path, QueryLevel level) {
    Tag tag = path.first();
    return !tag.isPrivate() && AttributeLevels.of(tag).isAtOrAbove(level);
  }
}
