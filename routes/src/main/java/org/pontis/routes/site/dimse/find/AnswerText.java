package org.pontis.routes.site.dimse.find;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Vr;

/**
 * The character set answers are read by where theirs can't be right: none is said but there are
 * bytes beyond ASCII, or UTF-8 is said and they are none. That is the site's if configured, else
 * UTF-8 where the bytes are that.
 */
record AnswerText(Optional<CharacterSets> configured) {

  /** The answer, its text decoded by what its bytes are. */
  Dataset read(Dataset answer) {
    List<String> said =
        answer.strings(Tags.SpecificCharacterSet).stream().filter(t -> !t.isBlank()).toList();
    boolean saysUtf8 = CharacterSets.of(said).equals(CharacterSets.UTF_8);
    if (!said.isEmpty() && !saysUtf8) {
      return answer;
    }
    Bytes bytes = bytes(answer);
    if (bytes == Bytes.ASCII || (saysUtf8 && bytes == Bytes.UTF_8)) {
      return answer;
    }
    CharacterSets sets =
        configured.orElse(bytes == Bytes.UTF_8 ? CharacterSets.UTF_8 : CharacterSets.DEFAULT);
    return decoded(answer, sets).toBuilder()
        .text(Tags.SpecificCharacterSet, Vr.CS, sets.terms().toArray(String[]::new))
        .build();
  }

  /** What text is made of, from the least to the most. */
  private enum Bytes {
    ASCII,
    UTF_8,
    OTHER;

    Bytes and(Bytes other) {
      return compareTo(other) < 0 ? other : this;
    }
  }

  private static Bytes bytes(Dataset dataset) {
    Bytes all = Bytes.ASCII;
    for (Element element : dataset.elements()) {
      switch (element) {
        case Element.Text text -> all = all.and(bytes(text.value()));
        case Element.Items items -> {
          for (Dataset item : items.items()) {
            all = all.and(bytes(item));
          }
        }
        case Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ -> {}
      }
    }
    return all;
  }

  private static Bytes bytes(Slice value) {
    ByteBuffer buffer = value.buffer(ByteOrder.LITTLE_ENDIAN);
    boolean ascii = true;
    for (int i = 0; i < value.length(); i++) {
      ascii &= value.at(i) >= 0;
    }
    if (ascii) {
      return Bytes.ASCII;
    }
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(buffer);
      return Bytes.UTF_8;
    } catch (CharacterCodingException other) {
      return Bytes.OTHER;
    }
  }

  private static Dataset decoded(Dataset dataset, CharacterSets sets) {
    DatasetBuilder builder = Dataset.builder();
    for (Element element : dataset.elements()) {
      builder.put(
          switch (element) {
            case Element.Text text -> new Element.Text(text.tag(), text.vr(), text.value(), sets);
            case Element.Items items ->
                new Element.Items(
                    items.tag(),
                    items.vr(),
                    items.items().stream().map(item -> decoded(item, sets)).toList());
            case Element.Numbers _, Element.Bytes _, Element.BulkDataReference _ -> element;
          });
    }
    return builder.build();
  }
}
