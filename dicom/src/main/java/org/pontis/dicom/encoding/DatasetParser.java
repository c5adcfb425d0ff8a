package org.pontis.dicom.encoding;

import java.io.IOException;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.encoding.Scope.Ending;
import org.pontis.dicom.encoding.Scope.Extent;
import org.pontis.dicom.encoding.Scope.OpenSequence;

/**
 * Reads one data set by its structure. Open sequences are kept in a list of scopes, not on the call
 * stack: depth is a limit, never an overflow.
 */
final class DatasetParser {
  private final ByteInput in;
  private final ReadLimits limits;
  private final HeaderReader headers;
  private final ValueReader values;
  private final TagRange range;
  private Scope scope;
  private int depth;
  private int count;

  /**
   * A parser of one data set.
   *
   * @param range what to read at top level
   */
  DatasetParser(ByteInput in, Encoding encoding, ReadLimits limits, TagRange range) {
    this.in = in;
    this.limits = limits;
    this.headers = new HeaderReader(in);
    this.values = new ValueReader(in, limits);
    this.range = range;
    this.scope = Scope.root(encoding, in.size());
  }

  /** Reads to the end or to the tag to stop at. */
  Dataset parse() throws IOException {
    while (step()) {}
    return scope.build();
  }

  /**
   * Where the value of the element that parsing stopped at ends, or where it starts if only its
   * delimiter will tell; refuses one that reaches beyond an end that is known.
   */
  long reach() throws IOException {
    if (!in.has(8)) {
      return in.position();
    }
    ElementHeader header = headers.read(scope);
    values.checkExtent(header, scope);
    return header.isUndefined() ? in.position() : in.position() + header.length();
  }

  private boolean step() throws IOException {
    OpenSequence sequence = scope.open;
    if (sequence != null) {
      betweenItems(sequence);
      return true;
    }
    Scope parent = scope.parent;
    return parent == null ? topLevel() : withinItem(parent);
  }

  private boolean topLevel() throws IOException {
    int available = in.available(8);
    if (available < 8) {
      if (isZero(available)) {
        return false;
      }
      throw Malformed.at(in.position(), "the data set breaks off within an element header");
    }
    Tag tag = Tag.of(in.tag(0, scope.encoding.byteOrder()));
    if (range.stopsAt(tag)) {
      return false;
    }
    if (isZero(8) && !scope.isEmpty()) {
      return false;
    }
    if (tag.group() == 0xFFFE) {
      throw Malformed.at(in.position(), tag, "stands outside of any sequence");
    }
    element();
    return true;
  }

  private boolean isZero(int bytes) {
    for (int i = 0; i < bytes; i++) {
      if (in.u8(i) != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean withinItem(Scope parent) throws IOException {
    if (ends(scope.extent)) {
      closeItem(parent);
      return true;
    }
    requireHeader("an item");
    Tag tag = Tag.of(in.tag(0, scope.encoding.byteOrder()));
    if (tag.code() == ElementHeader.ITEM_DELIMITATION
        && scope.extent.ending() == Ending.DELIMITER) {
      in.advance(8);
      closeItem(parent);
    } else if (tag.group() == 0xFFFE) {
      throw Malformed.at(in.position(), tag, "stands where an element of an item should");
    } else {
      element();
    }
    return true;
  }

  private void closeItem(Scope parent) {
    OpenSequence sequence = parent.open;
    if (sequence != null) {
      sequence.items.add(scope.build());
    }
    scope = parent;
  }

  private void betweenItems(OpenSequence sequence) throws IOException {
    if (ends(sequence.extent)) {
      closeSequence(sequence);
      return;
    }
    requireHeader("a sequence");
    int tag = in.tag(0, sequence.encoding.byteOrder());
    long length = in.u32(4, sequence.encoding.byteOrder());
    if (tag == ElementHeader.SEQUENCE_DELIMITATION
        && sequence.extent.ending() == Ending.DELIMITER) {
      in.advance(8);
      closeSequence(sequence);
    } else if (tag == ElementHeader.ITEM) {
      countOne();
      in.advance(8);
      Extent extent = extent(length, sequence.extent, sequence.tag);
      scope = scope.item(itemEncoding(sequence), extent);
    } else {
      throw Malformed.at(
          in.position(), sequence.tag, "holds " + Tag.of(tag) + " where an item should start");
    }
  }

  /** A sequence within UN is implicit VR little endian (PS3.5 6.2.2), unless it plainly is not. */
  private Encoding itemEncoding(OpenSequence sequence) throws IOException {
    boolean looksExplicit =
        sequence.encoding.equals(Encoding.IMPLICIT_LITTLE)
            && !sequence.encoding.equals(scope.encoding)
            && in.has(8)
            && in.u8(7) == 0
            && Vr.of(in.u8(4), in.u8(5)).isPresent();
    return looksExplicit ? Encoding.EXPLICIT_LITTLE : sequence.encoding;
  }

  private void closeSequence(OpenSequence sequence) {
    scope.open = null;
    depth--;
    scope.add(new Element.Items(sequence.tag, Vr.SQ, sequence.items));
  }

  private boolean ends(Extent extent) {
    if (in.position() < extent.bound()) {
      return false;
    }
    if (extent.ending() == Ending.DELIMITER) {
      throw Malformed.at(in.position(), "a delimiter is missing before what encloses it ends");
    }
    return true;
  }

  private void requireHeader(String within) throws IOException {
    if (!in.has(8)) {
      throw Malformed.at(in.position(), "the data set ends within " + within);
    }
  }

  private void element() throws IOException {
    countOne();
    ElementHeader header = headers.read(scope);
    if (!keeps(header.tag()) && !header.isUndefined()) {
      values.checkExtent(header, scope);
      values.skip(header);
    } else if (values.isSequence(header, scope)) {
      open(header);
    } else {
      values.read(header, scope);
    }
  }

  /** Group lengths are retired (PS3.5 section 7.2); commands and file meta are no data set. */
  private boolean keeps(Tag tag) {
    return tag.element() != 0 && (scope.parent != null || range.keeps(tag));
  }

  private void open(ElementHeader header) {
    depth++;
    if (depth > limits.maxDepth()) {
      throw Malformed.limit(
          in.position(), "sequences are nested deeper than %d".formatted(limits.maxDepth()));
    }
    Encoding encoding = header.vr() == Vr.UN ? Encoding.IMPLICIT_LITTLE : scope.encoding;
    Extent extent = extent(header.length(), scope.extent, header.tag());
    scope.open = new OpenSequence(header.tag(), encoding, extent);
  }

  private Extent extent(long length, Extent enclosing, Tag tag) {
    if (length == ElementHeader.UNDEFINED) {
      return new Extent(Ending.DELIMITER, enclosing.bound());
    }
    if (length > enclosing.bound() - in.position()) {
      throw Malformed.at(
          in.position(),
          tag,
          "claims %d bytes for a sequence or an item, more than there are".formatted(length));
    }
    return new Extent(Ending.LENGTH, in.position() + length);
  }

  private void countOne() {
    count++;
    if (count > limits.maxElements()) {
      throw Malformed.limit(
          in.position(), "more than %d elements and items".formatted(limits.maxElements()));
    }
  }
}
