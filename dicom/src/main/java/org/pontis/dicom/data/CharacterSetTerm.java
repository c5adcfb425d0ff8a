package org.pontis.dicom.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one value of Specific Character Set stands for. Spellings seen in the field are understood:
 * {@code ISO_IR_100}, {@code ISO-IR 100}, {@code ISO 2022 IR 100} with or without code extension,
 * {@code utf-8}, {@code ISO 8859-1}.
 */
sealed interface CharacterSetTerm {
  /** A set that escape sequences may extend. */
  record Extensible(GraphicSet set) implements CharacterSetTerm {}

  /** A character set of its own that knows no escape sequences. */
  record Complete(Charset charset) implements CharacterSetTerm {}

  /** No term of PS3.3 C.12.1.1.2, or none at all: the default repertoire. */
  record Unknown() implements CharacterSetTerm {}

  Map<String, Charset> COMPLETE =
      Map.of(
          "UTF-8", StandardCharsets.UTF_8,
          "UTF8", StandardCharsets.UTF_8,
          "GB18030", Charset.forName("GB18030"),
          "GBK", Charset.forName("GBK"),
          "ISO 2022 GBK", Charset.forName("GBK"),
          "GB2312", Charset.forName("GBK"));

  /** Parts of ISO 8859 to ISO-IR numbers. */
  Map<Integer, Integer> ISO_8859 =
      Map.ofEntries(
          Map.entry(1, 100),
          Map.entry(2, 101),
          Map.entry(3, 109),
          Map.entry(4, 110),
          Map.entry(5, 144),
          Map.entry(6, 127),
          Map.entry(7, 126),
          Map.entry(8, 138),
          Map.entry(9, 148),
          Map.entry(11, 166),
          Map.entry(15, 203));

  Pattern ISO_IR = Pattern.compile("ISO[ _-]*(?:2022[ _-]*)?(?:IR[ _-]*)?(\\d{1,3})");
  Pattern ISO_8859_PART = Pattern.compile("ISO[ _-]*8859[ _-]*(\\d{1,2})");

  /** What a value stands for. */
  static CharacterSetTerm parse(String value) {
    String term = value.strip().toUpperCase(Locale.ROOT);
    Charset complete = COMPLETE.get(term);
    if (complete != null) {
      return new Complete(complete);
    }
    int number = registration(term);
    if (number == 192) {
      return new Complete(StandardCharsets.UTF_8);
    }
    Optional<GraphicSet> set = GraphicSet.registered(number);
    return set.isPresent() ? new Extensible(set.get()) : new Unknown();
  }

  private static int registration(String term) {
    Matcher part = ISO_8859_PART.matcher(term);
    if (part.matches()) {
      return ISO_8859.getOrDefault(Integer.valueOf(part.group(1)), -1);
    }
    Matcher number = ISO_IR.matcher(term);
    return number.matches() ? Integer.parseInt(number.group(1)) : -1;
  }
}
