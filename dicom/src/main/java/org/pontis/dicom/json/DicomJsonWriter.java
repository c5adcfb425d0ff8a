package org.pontis.dicom.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.Vr;

/**
 * Writes data sets as DICOM JSON Model objects (PS3.18 Annex F) in UTF-8, group lengths and file
 * meta information left out. Keeps a buffer between calls: for use by one thread at a time.
 */
public final class DicomJsonWriter {
  /** Bytes up to this length are written inline unless told otherwise. */
  public static final int DEFAULT_INLINE_LIMIT = 1024;

  private static final int DRAIN_AT = 8 * 1024;
  private static final int SPECIFIC_CHARACTER_SET = 0x00080005;
  private static final Map<Vr, byte[]> VR = new EnumMap<>(Vr.class);
  private static final byte[] VALUE = Utf8Buffer.ascii(",\"Value\":[");
  private static final byte[] BULK_DATA_URI = Utf8Buffer.ascii(",\"BulkDataURI\":");
  private static final byte[] INLINE_BINARY = Utf8Buffer.ascii(",\"InlineBinary\":\"");
  private static final byte[] UTF_8 =
      Utf8Buffer.ascii("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]}");

  static {
    for (Vr vr : Vr.values()) {
      VR.put(vr, Utf8Buffer.ascii("\":{\"vr\":\"" + vr + "\""));
    }
  }

  private final BulkDataLinks links;
  private final int inlineLimit;
  private final Utf8Buffer out = new Utf8Buffer();
  private final PathStack path = new PathStack();
  private final JsonTextValues texts = new JsonTextValues(out);
  private final JsonNumberValues numbers = new JsonNumberValues(out);
  private OutputStream drain = OutputStream.nullOutputStream();
  private int drainAt = Integer.MAX_VALUE;

  /** A writer that refers to bytes longer than {@link #DEFAULT_INLINE_LIMIT}. */
  public DicomJsonWriter(BulkDataLinks links) {
    this(links, DEFAULT_INLINE_LIMIT);
  }

  /**
   * A writer.
   *
   * @param links where values are served that are not written inline
   * @param inlineLimit the length in bytes up to which byte values are written as InlineBinary
   */
  public DicomJsonWriter(BulkDataLinks links, int inlineLimit) {
    this.links = links;
    this.inlineLimit = inlineLimit;
  }

  /** Writes one object to the stream, a piece at a time; does not flush it. */
  public void write(Dataset dataset, OutputStream target) throws IOException {
    out.clear();
    path.clear();
    drain = target;
    drainAt = DRAIN_AT;
    root(dataset);
    drain();
  }

  /**
   * Writes one object into the writer's own buffer.
   *
   * @return its bytes, backed by an accessible array; valid until the next call
   */
  public ByteBuffer encode(Dataset dataset) {
    out.clear();
    path.clear();
    drainAt = Integer.MAX_VALUE;
    try {
      root(dataset);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ByteBuffer.wrap(out.bytes(), 0, out.size());
  }

  private void drain() throws IOException {
    drain.write(out.bytes(), 0, out.size());
    out.clear();
  }

  /** Names UTF-8 where the text needs it and the data set does not name any character set. */
  private void root(Dataset dataset) throws IOException {
    boolean undeclared = NonAsciiText.isUndeclaredIn(dataset);
    if (!undeclared) {
      object(dataset.elements());
      return;
    }
    List<Element> all = dataset.elements();
    int before = 0;
    while (before < all.size()
        && Integer.compareUnsigned(all.get(before).tag().code(), SPECIFIC_CHARACTER_SET) < 0) {
      before++;
    }
    out.put('{');
    boolean first = elements(all.subList(0, before), true);
    if (!first) {
      out.put(',');
    }
    out.put(UTF_8);
    elements(all.subList(before, all.size()), false);
    out.put('}');
  }

  private void object(List<Element> elements) throws IOException {
    out.put('{');
    elements(elements, true);
    out.put('}');
  }

  private boolean elements(List<Element> elements, boolean isFirst) throws IOException {
    boolean first = isFirst;
    for (int i = 0; i < elements.size(); i++) {
      Element element = elements.get(i);
      int code = element.tag().code();
      if ((code & 0xFFFF) == 0 || code >>> 16 == 2) {
        continue;
      }
      if (!first) {
        out.put(',');
      }
      first = false;
      element(element, code);
      if (out.size() > drainAt) {
        drain();
      }
    }
    return first;
  }

  private void element(Element element, int code) throws IOException {
    if (code == SPECIFIC_CHARACTER_SET) {
      out.put(UTF_8);
      return;
    }
    out.put('"');
    out.hex(code);
    out.put(opening(element));
    switch (element) {
      case Element.Text text -> texts.write(text);
      case Element.Numbers values -> numbers.write(values);
      case Element.Items items -> items(items);
      case Element.Bytes bytes -> bytes(bytes);
      case Element.BulkDataReference reference -> bulkData(reference);
    }
    out.put('}');
  }

  private static byte[] opening(Element element) {
    return Objects.requireNonNull(VR.get(element instanceof Element.Items ? Vr.SQ : element.vr()));
  }

  private void items(Element.Items items) throws IOException {
    if (items.isEmpty()) {
      return;
    }
    out.put(VALUE);
    path.enter(items.tag());
    List<Dataset> all = items.items();
    for (int i = 0; i < all.size(); i++) {
      if (i > 0) {
        out.put(',');
      }
      path.item(i);
      object(all.get(i).elements());
    }
    path.leave();
    out.put(']');
  }

  private void bytes(Element.Bytes bytes) {
    if (bytes.value().length() > inlineLimit) {
      bulkData(bytes);
    } else if (!bytes.isEmpty()) {
      out.put(INLINE_BINARY);
      Base64Text.write(bytes, out);
      out.put('"');
    }
  }

  private void bulkData(Element element) {
    out.put(BULK_DATA_URI);
    out.string(links.uri(path.to(element.tag()), element));
  }
}
