package org.pontis.dicom.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A question for studies, series, instances or patients, in no dialect.
 *
 * @param level what a match is
 * @param keys all must match
 * @param returnKeys what a match brings along
 * @param page which part of the ordered matches
 * @param ordering of the matches
 */
public record ImagingQuery(
    QueryLevel level, List<Key> keys, ReturnKeys returnKeys, Page page, Ordering ordering) {

  /** Copies the list. */
  public ImagingQuery {
    keys = List.copyOf(keys);
  }

  /** Everything at a level, in the default order. */
  public static ImagingQuery all(QueryLevel level) {
    return new ImagingQuery(
        level, List.of(), new ReturnKeys.All(), Page.all(), Ordering.NEWEST_FIRST);
  }

  /** The same question with one more key. */
  public ImagingQuery with(Key key) {
    List<Key> more = new ArrayList<>(keys);
    more.add(key);
    return new ImagingQuery(level, more, returnKeys, page, ordering);
  }

  /** The keys on attributes that belong to one level, in their order. */
  public List<Key> keysAt(QueryLevel one) {
    return keys.stream().filter(key -> AttributeLevels.of(key.path()) == one).toList();
  }

  /** The same question for another page. */
  public ImagingQuery with(Page other) {
    return new ImagingQuery(level, keys, returnKeys, other, ordering);
  }

  /** The same question with other return keys. */
  public ImagingQuery with(ReturnKeys other) {
    return new ImagingQuery(level, keys, other, page, ordering);
  }
}
