package org.pontis.dicom.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;

/**
 * Makes the text of a data set agree with its Specific Character Set (0008,0005). Text that was
 * read keeps its bytes; where elements of different origin meet, all of it becomes UTF-8.
 */
final class UnifiedText {
  private static final int ESCAPE = 0x1B;

  private UnifiedText() {}

  /** The data set itself if its text agrees, else a copy in UTF-8. */
  static Dataset of(Dataset dataset) {
    return agrees(dataset, CharacterSets.DEFAULT) ? dataset : utf8(dataset, Place.TOP);
  }

  private static boolean agrees(Dataset dataset, CharacterSets inherited) {
    CharacterSets inForce =
        dataset
            .element(Tags.SpecificCharacterSet)
            .map(element -> CharacterSets.of(Values.strings(element)))
            .orElse(inherited);
    for (Element element : dataset.elements()) {
      boolean agrees =
          switch (element) {
            case Element.Text text -> !isGoverned(text) || text.characterSets().equals(inForce);
            case Element.Items items ->
                items.items().stream().allMatch(item -> agrees(item, inForce));
            case Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ -> true;
          };
      if (!agrees) {
        return false;
      }
    }
    return true;
  }

  /** Whether the character set makes a difference to the value. */
  private static boolean isGoverned(Element.Text text) {
    if (!text.vr().usesSpecificCharacterSet()) {
      return false;
    }
    Slice value = text.value();
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) < 0 || value.at(i) == ESCAPE) {
        return true;
      }
    }
    return false;
  }

  private enum Place {
    TOP,
    ITEM
  }

  private static Dataset utf8(Dataset dataset, Place place) {
    DatasetBuilder builder = Dataset.builder();
    if (place == Place.TOP) {
      builder.text(Tags.SpecificCharacterSet, Vr.CS, "ISO_IR 192");
    }
    for (Element element : dataset.elements()) {
      if (!element.tag().equals(Tags.SpecificCharacterSet)) {
        builder.put(utf8(element));
      }
    }
    return builder.build();
  }

  private static Element utf8(Element element) {
    return switch (element) {
      case Element.Text text when isGoverned(text) -> utf8(text);
      case Element.Items items -> {
        List<Dataset> converted = new ArrayList<>(items.items().size());
        items.items().forEach(item -> converted.add(utf8(item, Place.ITEM)));
        yield new Element.Items(items.tag(), items.vr(), converted);
      }
      case Element.Text _, Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ ->
          element;
    };
  }

  private static Element utf8(Element.Text text) {
    String decoded = text.characterSets().decode(text.value(), text.vr());
    Slice bytes = Slice.of(decoded.getBytes(StandardCharsets.UTF_8));
    return new Element.Text(text.tag(), text.vr(), bytes, CharacterSets.UTF_8);
  }
}
