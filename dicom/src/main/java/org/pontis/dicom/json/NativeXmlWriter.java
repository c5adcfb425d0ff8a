package org.pontis.dicom.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pontis.dicom.data.Dataset;

/**
 * Writes data sets as documents of the Native DICOM Model (PS3.19 section A.1) in UTF-8, group
 * lengths and file meta information left out. Characters XML has no place for become U+FFFD. For
 * use by one thread at a time.
 */
public final class NativeXmlWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final BulkDataLinks links;
  private final int inlineLimit;

  /** A writer that refers to bytes longer than {@link DicomJsonWriter#DEFAULT_INLINE_LIMIT}. */
  public NativeXmlWriter(BulkDataLinks links) {
    this(links, DicomJsonWriter.DEFAULT_INLINE_LIMIT);
  }

  /**
   * A writer.
   *
   * @param links where values are served that are not written inline
   * @param inlineLimit the length in bytes up to which byte values are written as InlineBinary
   */
  public NativeXmlWriter(BulkDataLinks links, int inlineLimit) {
    this.links = links;
    this.inlineLimit = inlineLimit;
  }

  /** Writes one document; neither flushes nor closes the stream. */
  public void write(Dataset dataset, OutputStream target) throws IOException {
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(new Unflushed(target), "UTF-8");
      new XmlDocument(xml, links, inlineLimit).write(dataset);
      xml.flush();
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  /** Takes the document out of the XML writer's hands without the rest of the stream. */
  private static final class Unflushed extends FilterOutputStream {
    Unflushed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() {
      // The receiver of the stream decides when.
    }
  }
}
