package org.pontis.testkit.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.Dictionary;

/** Collects a data set; representations come from the dictionary, text is written in one script. */
final class Attributes {
  private final DatasetBuilder builder = Dataset.builder();
  private final Script script;
  private final CharacterSets characterSets;

  Attributes(Script script) {
    this.script = script;
    this.characterSets = CharacterSets.of(script.terms());
  }

  Attributes text(Tag tag, String... values) {
    Vr vr = Dictionary.vr(tag);
    byte[] bytes = script.encode(String.join("\\", values));
    builder.put(new Element.Text(tag, vr, Slice.of(bytes), characterSets));
    return this;
  }

  Attributes empty(Tag... tags) {
    for (Tag tag : tags) {
      if (Dictionary.vr(tag) == Vr.SQ) {
        builder.items(tag, List.of());
      } else {
        text(tag);
      }
    }
    return this;
  }

  Attributes uid(Tag tag, Uid uid) {
    return text(tag, uid.value());
  }

  /** Whole numbers, binary or as integer strings. */
  Attributes number(Tag tag, long... values) {
    Vr vr = Dictionary.vr(tag);
    if (vr == Vr.IS || vr == Vr.DS) {
      return text(tag, Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new));
    }
    builder.integers(tag, vr, values);
    return this;
  }

  /** Decimal strings of at most 16 characters. */
  Attributes decimal(Tag tag, double... values) {
    return text(tag, Arrays.stream(values).mapToObj(Attributes::decimal).toArray(String[]::new));
  }

  private static String decimal(double value) {
    return value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.4f", value);
  }

  Attributes bytes(Tag tag, byte... value) {
    builder.bytes(tag, Dictionary.vr(tag), value);
    return this;
  }

  Attributes items(Tag tag, Attributes... items) {
    builder.items(tag, Arrays.stream(items).map(Attributes::build).toList());
    return this;
  }

  /** A sequence for the items of which the same script holds. */
  Attributes item() {
    return new Attributes(script);
  }

  Dataset build() {
    return builder.build();
  }
}
