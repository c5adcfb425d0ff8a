package org.pontis.routes.site.file.index;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;

/** Copies data sets for keeping: values out of the large buffers they were read into. */
final class Compact {
  private static final int MANY_TAGS = 20_000;
  private static final ConcurrentMap<Tag, Tag> TAGS = new ConcurrentHashMap<>();

  private Compact() {}

  /** The same data set in as little memory as it takes. */
  static Dataset copy(Dataset dataset) {
    if (dataset.elements().isEmpty()) {
      return Dataset.empty();
    }
    DatasetBuilder copy = Dataset.builder();
    for (Element element : dataset.elements()) {
      copy.put(copy(element));
    }
    return copy.build();
  }

  private static Element copy(Element element) {
    Tag tag = one(element.tag());
    return switch (element) {
      case Element.Text text ->
          new Element.Text(tag, text.vr(), copy(text.value()), text.characterSets());
      case Element.Numbers numbers ->
          new Element.Numbers(tag, numbers.vr(), copy(numbers.value()), numbers.order());
      case Element.Bytes bytes ->
          new Element.Bytes(tag, bytes.vr(), copy(bytes.value()), bytes.order());
      case Element.Items items -> new Element.Items(tag, items.vr(), copies(items.items()));
      case Element.BulkDataReference reference -> reference;
    };
  }

  private static List<Dataset> copies(List<Dataset> items) {
    return items.stream().map(Compact::copy).toList();
  }

  private static Slice copy(Slice value) {
    return value.isEmpty() ? Slice.empty() : Slice.of(value.toByteArray());
  }

  /** One object for each tag: the attributes of the standard are some five thousand. */
  private static Tag one(Tag tag) {
    Tag known = TAGS.get(tag);
    if (known != null) {
      return known;
    }
    if (TAGS.size() < MANY_TAGS) {
      TAGS.putIfAbsent(tag, tag);
    }
    return tag;
  }
}
