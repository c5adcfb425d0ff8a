package org.pontis.dicom.net.dimse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath.Step;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.query.Key;
import org.pontis.dicom.query.Matching;

/** Collects keys into an identifier: those within one sequence share its one item (C.2.2.2.6). */
final class IdentifierTree {
  private final Map<Tag, Element> keys = new TreeMap<>();
  private final Map<Tag, IdentifierTree> items = new TreeMap<>();

  /** Whether there is a key at the end of this path. */
  boolean contains(List<Step> path) {
    Tag first = path.getFirst().tag();
    if (path.size() == 1) {
      return keys.containsKey(first) || items.containsKey(first);
    }
    IdentifierTree item = items.get(first);
    return item != null && item.contains(path.subList(1, path.size()));
  }

  /** Adds a key at the end of a path. */
  void put(List<Step> path, Element key) {
    Tag first = path.getFirst().tag();
    if (path.size() == 1) {
      keys.put(first, key);
    } else {
      items
          .computeIfAbsent(first, _ -> new IdentifierTree())
          .put(path.subList(1, path.size()), key);
    }
  }

  /** Adds a key; it stays with whoever asks where it can't be said, or not as narrow. */
  Optional<Key> put(Key key, KeyWriting writing) {
    List<Step> path = key.path().steps();
    boolean isKept = true;
    if (!contains(path)) {
      KeyWriting.Written written = writing.write(key.path().last(), key.matching());
      put(path, written.element());
      isKept = written.precision() == KeyWriting.Precision.WIDER;
    }
    return isKept && !(key.matching() instanceof Matching.Universal)
        ? Optional.of(key)
        : Optional.empty();
  }

  Dataset dataset() {
    DatasetBuilder builder = Dataset.builder();
    keys.values().forEach(builder::put);
    items.forEach((sequence, item) -> builder.items(sequence, List.of(item.dataset())));
    return builder.build();
  }
}
