package org.pontis.routes.site.file.scan;

import java.util.function.Predicate;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;

/**
 * What the index keeps of a header: standard attributes with values people search for or look at.
 * Private elements, bulk values and long ones are left out, so that an instance costs bounded
 * memory.
 */
public final class Reduction {
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_NUMBERS = 256;
  private static final int LARGEST_SEQUENCE = 8192;
  private static final int ELEMENT_COST = 64;
  private static final int LAST_INDEXED_GROUP = 0x5000;

  private Reduction() {}

  /** The elements kept, of those that fulfil the condition. */
  static Dataset of(Dataset header, Predicate<Tag> wanted) {
    DatasetBuilder kept = Dataset.builder();
    for (Element element : header.elements()) {
      if (isIndexed(element.tag()) && isKept(element) && wanted.test(element.tag())) {
        kept.put(element);
      }
    }
    return kept.build();
  }

  /** Whether attributes with this tag are kept at all. */
  public static boolean isIndexed(Tag tag) {
    return !tag.isPrivate() && tag.group() > 0x0002 && tag.group() < LAST_INDEXED_GROUP;
  }

  private static boolean isKept(Element element) {
    return switch (element) {
      case Element.Text text -> text.value().length() <= LONGEST_TEXT;
      case Element.Numbers numbers -> numbers.value().length() <= LONGEST_NUMBERS;
      case Element.Bytes bytes -> bytes.value().isEmpty();
      case Element.Items items -> cost(items, LARGEST_SEQUENCE) <= LARGEST_SEQUENCE;
      case Element.BulkDataReference _ -> false;
    };
  }

  /** Roughly the bytes a sequence takes; counting stops when it is known to be too many. */
  private static int cost(Element.Items sequence, int limit) {
    int cost = 0;
    for (Dataset item : sequence.items()) {
      for (Element element : item.elements()) {
        cost += ELEMENT_COST + valueCost(element, limit - cost);
        if (cost > limit) {
          return cost;
        }
      }
    }
    return cost;
  }

  private static int valueCost(Element element, int limit) {
    return switch (element) {
      case Element.Text text -> text.value().length();
      case Element.Numbers numbers -> numbers.value().length();
      case Element.Bytes bytes -> bytes.value().length();
      case Element.Items items -> cost(items, limit);
      case Element.BulkDataReference _ -> 0;
    };
  }
}
