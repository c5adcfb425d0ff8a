package org.pontis.dicom.net.dimse;

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
 * The character set an identifier is read by where what it says can't be right: none is said but
 * there are bytes beyond ASCII (against PS3.4 C.2.2.2), or UTF-8 is said and they are none. That is
 * the partner's if configured, else UTF-8 where the bytes are that, else Latin-1.
 */
public record IdentifierText(Optional<CharacterSets> configured) {
  /** That of partners of whom nothing is known. */
  public static final IdentifierText OF_ANYBODY = new IdentifierText(Optional.empty());

  /** The identifier, its text decoded by what its bytes are. */
  public Dataset read(Dataset identifier) {
    return assumed(identifier)
        .map(sets ->
            decoded(identifier, sets).toBuilder()
                .text(Tags.SpecificCharacterSet, Vr.CS, sets.terms().toArray(String[]::new))
                .build())
        .orElse(identifier);
  }

  /** What the identifier is read by instead of what it says; empty when that can be right. */
  public Optional<CharacterSets> assumed(Dataset identifier) {
    List<String> said =
        identifier.strings(Tags.SpecificCharacterSet).stream().filter(t -> !t.isBlank()).toList();
    boolean saysUtf8 = CharacterSets.of(said).equals(CharacterSets.UTF_8);
    if (!said.isEmpty() && !saysUtf8) {
      return Optional.empty();
    }
    Bytes bytes = bytes(identifier);
    if (bytes == Bytes.ASCII || (saysUtf8 && bytes == Bytes.UTF_8)) {
      return Optional.empty();
    }
    return configured.or(
        () -> Optional.of(bytes == Bytes.UTF_8 ? CharacterSets.UTF_8 : CharacterSets.DEFAULT));
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
