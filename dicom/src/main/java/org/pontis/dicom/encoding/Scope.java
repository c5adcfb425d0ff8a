package org.pontis.dicom.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pontis.dicom.data.CharacterSets;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.DatasetBuilder;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Values;

/** A data set or an item while it is read. */
final class Scope {

  /** A sequence whose items are being read into the scope it belongs to. */
  static final class OpenSequence {
    final Tag tag;
    final Encoding encoding;
    final Extent extent;
    final List<Dataset> items = new ArrayList<>();

    OpenSequence(Tag tag, Encoding encoding, Extent extent) {
      this.tag = tag;
      this.encoding = encoding;
      this.extent = extent;
    }
  }

  /** Whether a length says where something ends, or a delimiter will. */
  enum Ending {
    LENGTH,
    DELIMITER
  }

  /**
   * How far something reaches.
   *
   * @param bound the offset it must not pass: its own end or that of what encloses it
   */
  record Extent(Ending ending, long bound) {}

  final Encoding encoding;
  final Extent extent;
  final @Nullable Scope parent;
  private final DatasetBuilder elements = Dataset.builder();
  private CharacterSets characterSets;
  private boolean signed;
  private int count;
  @Nullable OpenSequence open;

  private Scope(
      Encoding encoding, Extent extent, @Nullable Scope parent, CharacterSets characterSets) {
    this.encoding = encoding;
    this.extent = extent;
    this.parent = parent;
    this.characterSets = characterSets;
    this.signed = parent != null && parent.signed;
  }

  static Scope root(Encoding encoding, long end) {
    return new Scope(encoding, new Extent(Ending.LENGTH, end), null, CharacterSets.DEFAULT);
  }

  /** An item of the open sequence; what governs text and pixel values is inherited. */
  Scope item(Encoding itemEncoding, Extent itemExtent) {
    return new Scope(itemEncoding, itemExtent, this, characterSets);
  }

  void add(Element element) {
    elements.put(element);
    count++;
    if (element.tag().equals(Tags.SpecificCharacterSet)) {
      characterSets = CharacterSets.of(Values.strings(element));
    } else if (element.tag().equals(Tags.PixelRepresentation)) {
      signed = Values.firstString(element).equals(Optional.of("1"));
    }
  }

  CharacterSets characterSets() {
    return characterSets;
  }

  /** Whether Pixel Representation (0028,0103) makes "US or SS" mean SS. */
  boolean hasSignedPixels() {
    return signed;
  }

  boolean isEmpty() {
    return count == 0;
  }

  Dataset build() {
    return elements.build();
  }
}
