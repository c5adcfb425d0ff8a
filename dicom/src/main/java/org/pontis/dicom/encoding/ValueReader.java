package org.pontis.dicom.encoding;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Set;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.data.Tag;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.problem.ImagingException;

/** Reads values that are no sequences, or notes where they lie. */
final class ValueReader {
  /** What DICOM JSON lets be bulk data although it is text or numbers (PS3.18 section F.2.2). */
  private static final Set<Vr> MAY_BE_BULK =
      EnumSet.of(
          Vr.DS, Vr.FL, Vr.FD, Vr.IS, Vr.LT, Vr.SL, Vr.SS, Vr.ST, Vr.SV, Vr.UC, Vr.UL, Vr.US, Vr.UT,
          Vr.UV);

  private final ByteInput in;
  private final ReadLimits limits;

  ValueReader(ByteInput in, ReadLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Whether items follow. UN of undefined length is a sequence (PS3.5 section 6.2.2), and so is UN
   * of a tag the dictionary knows as one if it starts like one.
   */
  boolean isSequence(ElementHeader header, Scope scope) throws IOException {
    Vr vr = header.vr();
    if (vr == Vr.SQ) {
      return true;
    }
    if (header.isUndefined()) {
      return vr == Vr.UN ? !isPixels(header.tag()) : vr.kind() != Vr.Kind.BYTES && itemFollows();
    }
    return vr == Vr.UN
        && HeaderReader.vrOf(header.tag(), scope) == Vr.SQ
        && (header.length() == 0 || (header.length() >= 8 && itemFollows()));
  }

  private boolean itemFollows() throws IOException {
    return in.has(8) && in.tag(0, ByteOrder.LITTLE_ENDIAN) == ElementHeader.ITEM;
  }

  /** Reads the value after the header into the scope. */
  void read(ElementHeader header, Scope scope) throws IOException {
    if (header.isUndefined()) {
      encapsulated(header, scope);
      return;
    }
    checkExtent(header, scope);
    if (header.vr() != Vr.UN) {
      defined(header, scope.encoding.byteOrder(), scope);
      return;
    }
    Vr known = HeaderReader.vrOf(header.tag(), scope);
    Vr vr = known == Vr.SQ || isWordsInBigEndian(known, scope) ? Vr.UN : known;
    defined(new ElementHeader(header.tag(), vr, header.length()), ByteOrder.LITTLE_ENDIAN, scope);
  }

  /** UN is little endian even there, which only UN itself tells whoever reads the value later. */
  private static boolean isWordsInBigEndian(Vr vr, Scope scope) {
    return vr.kind() == Vr.Kind.BYTES && scope.encoding.byteOrder() == ByteOrder.BIG_ENDIAN;
  }

  /** Refuses a length that reaches beyond what encloses the value. */
  void checkExtent(ElementHeader header, Scope scope) {
    long room = scope.extent.bound() - in.position();
    if (!header.isUndefined() && header.length() > room) {
      throw Malformed.at(
          in.position(),
          header.tag(),
          "claims a value of %d bytes where %d are left".formatted(header.length(), room));
    }
  }

  /** Passes over the value. */
  void skip(ElementHeader header) throws IOException {
    if (!in.skip(header.length())) {
      throw breaksOff(header);
    }
  }

  private void defined(ElementHeader header, ByteOrder order, Scope scope) throws IOException {
    if (isBulk(header, scope)) {
      BulkData.Region region = new BulkData.Region(in.position(), header.length());
      skip(header);
      scope.add(new Element.BulkDataReference(header.tag(), header.vr(), region));
      return;
    }
    int length = (int) header.length();
    if (!in.has(length)) {
      throw breaksOff(header);
    }
    scope.add(element(header, in.take(length), order, scope));
  }

  private static Element element(ElementHeader header, Slice value, ByteOrder order, Scope scope) {
    return switch (header.vr().kind()) {
      case TEXT -> new Element.Text(header.tag(), header.vr(), value, scope.characterSets());
      case NUMBERS -> new Element.Numbers(header.tag(), header.vr(), value, order);
      case BYTES, ITEMS -> new Element.Bytes(header.tag(), header.vr(), value, order);
    };
  }

  private boolean isBulk(ElementHeader header, Scope scope) {
    if (header.vr().kind() == Vr.Kind.BYTES) {
      boolean pixels = scope.parent == null && isPixels(header.tag()) && header.length() > 0;
      return pixels || header.length() > limits.bulkThreshold();
    }
    if (header.length() <= limits.maxValueLength()) {
      return false;
    }
    if (!MAY_BE_BULK.contains(header.vr())) {
      throw Malformed.limit(
          in.position(),
          "%s has a value of %d bytes, more than %d (maxValueLength)"
              .formatted(header.tag(), header.length(), limits.maxValueLength()));
    }
    return true;
  }

  /** Float, double float and ordinary pixel data. */
  private static boolean isPixels(Tag tag) {
    return tag.group() == 0x7FE0 && tag.element() >= 0x0008 && tag.element() <= 0x0010;
  }

  /** Notes where the items of PS3.5 section A.4 start and passes over them. */
  private void encapsulated(ElementHeader header, Scope scope) throws IOException {
    if (header.vr().kind() != Vr.Kind.BYTES) {
      throw Malformed.at(
          in.position(), header.tag(), "of VR %s has no length".formatted(header.vr()));
    }
    BulkData.Encapsulated items = new BulkData.Encapsulated(in.position());
    new FragmentWalk(in, header.tag(), scope.extent.bound(), limits).toEnd((_, _) -> {});
    scope.add(new Element.BulkDataReference(header.tag(), header.vr(), items));
  }

  private ImagingException breaksOff(ElementHeader header) {
    return Malformed.at(
        in.position(),
        header.tag(),
        "breaks off within a value of %d bytes".formatted(header.length()));
  }
}
