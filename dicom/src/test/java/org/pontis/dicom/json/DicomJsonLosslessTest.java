package org.pontis.dicom.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pontis.dicom.SharedData;
import org.pontis.dicom.data.ByteSwap;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.PersonName;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Values;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.encoding.BulkSource;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.Part10Writer;
import org.pontis.dicom.encoding.ReadLimits;

/**
 * Every sample file keeps all its values on the way through DICOM JSON and back into a Part 10
 * file; pixel data, which JSON only refers to, is left out.
 */
class DicomJsonLosslessTest {
  private static final Tag SPECIFIC_CHARACTER_SET = Tag.of(0x00080005);
  private static final int INLINE_LIMIT = 1 << 20;

  private final Part10Reader files =
      new Part10Reader(ReadLimits.DEFAULT.withBulkThreshold(INLINE_LIMIT));
  private final DicomJsonWriter writer =
      new DicomJsonWriter((path, element) -> "bulk/" + path, INLINE_LIMIT);
  private final DicomJsonReader reader = new DicomJsonReader(JsonLimits.DEFAULT);

  @Test
  void everyValidFile_keepsItsValues() throws IOException {
    List<String> lost = new ArrayList<>();

    List<Path> samples = SharedData.files("valid");
    for (Path file : samples) {
      Dataset original = files.read(file).dataset();
      Dataset read = reader.read(new ByteArrayInputStream(json(original)));
      compare(file.getFileName() + " ", original, read, lost);
    }

    assertThat(samples).isNotEmpty();
    assertThat(lost).isEmpty();
  }

  @Test
  void everyValidFile_keepsItsValuesAsPart10FromJson() throws IOException {
    List<String> lost = new ArrayList<>();
    Part10Writer part10 =
        new Part10Writer(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, BulkSource.NONE);

    List<Path> samples = SharedData.files("valid");
    for (Path file : samples) {
      Dataset original = withoutReferences(files.read(file).dataset());
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      part10.write(reader.read(new ByteArrayInputStream(json(original))), written);
      Dataset read = files.read(new ByteArrayInputStream(written.toByteArray())).dataset();
      compare(file.getFileName() + " ", original, read, lost);
    }

    assertThat(samples).isNotEmpty();
    assertThat(lost).isEmpty();
  }

  private static Dataset withoutReferences(Dataset dataset) {
    Set<Tag> references =
        dataset.elements().stream()
            .filter(element -> element instanceof Element.BulkDataReference)
            .map(Element::tag)
            .collect(Collectors.toSet());
    return dataset.select(tag -> !references.contains(tag));
  }

  private byte[] json(Dataset dataset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(dataset, out);
    return out.toByteArray();
  }

  private static void compare(String place, Dataset original, Dataset read, List<String> lost) {
    List<Element> before = without(original, SPECIFIC_CHARACTER_SET);
    List<Element> after = without(read, SPECIFIC_CHARACTER_SET);
    if (before.size() != after.size()) {
      lost.add(place + before.size() + " elements became " + after.size());
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      String here = place + before.get(i).tag();
      if (before.get(i) instanceof Element.Items items
          && after.get(i) instanceof Element.Items back) {
        compareItems(here, items.items(), back.items(), lost);
      } else if (!same(before.get(i), after.get(i))) {
        lost.add(here + " " + before.get(i).vr());
      }
    }
  }

  private static void compareItems(
      String place, List<Dataset> before, List<Dataset> after, List<String> lost) {
    if (before.size() != after.size()) {
      lost.add(place + " " + before.size() + " items became " + after.size());
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      compare(place + "[" + i + "]", before.get(i), after.get(i), lost);
    }
  }

  private static List<Element> without(Dataset dataset, Tag tag) {
    return dataset.elements().stream().filter(element -> !element.tag().equals(tag)).toList();
  }

  private static boolean same(Element before, Element after) {
    boolean alike = before.tag().equals(after.tag()) && before.vr() == after.vr();
    return alike
        && switch (before) {
          case Element.Text _, Element.Numbers _ -> texts(before).equals(texts(after));
          case Element.Bytes bytes ->
              after instanceof Element.Bytes back && even(bytes).equals(even(back));
          case Element.BulkDataReference _ -> after instanceof Element.BulkDataReference;
          case Element.Items _ -> false;
        };
  }

  /** A value of odd length, which no file should have, is written with a byte more. */
  private static Slice even(Element.Bytes bytes) {
    Slice value = ByteSwap.littleEndian(bytes.value(), bytes.vr(), bytes.order());
    return Slice.of(Arrays.copyOf(value.toByteArray(), value.length() + value.length() % 2));
  }

  /** Padding, also within a name, means nothing; one blank value is no value. */
  private static List<String> texts(Element element) {
    List<String> values =
        Values.strings(element).stream()
            .map(value -> element.vr() == Vr.PN ? groups(value) : value)
            .toList();
    return values.equals(List.of("")) ? List.of() : values;
  }

  private static String groups(String value) {
    PersonName name = PersonName.parse(value);
    String joined = name.alphabetic() + "=" + name.ideographic() + "=" + name.phonetic();
    return joined.equals("==") ? "" : joined;
  }
}
