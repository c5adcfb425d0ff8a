package org.pontis.gateway.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.pontis.dicom.data.BulkData;
import org.pontis.dicom.data.Element;
import org.pontis.dicom.data.ElementPath;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.json.DicomJsonWriter;
import org.pontis.dicom.problem.ImagingException;

/**
 * One DICOM JSON object for each file. Bulk data stay in the file: their URI is the file's with the
 * offset and, where it is known, the length of the value.
 */
final class ToDicomJson implements Conversion {
  private final OutputStream out;
  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
  private final DicomJsonWriter writer = new DicomJsonWriter(this::uri);
  private String file = "";

  ToDicomJson(OutputStream out) {
    this.out = out;
  }

  @Override
  public void convert(List<Path> files, Report report) throws IOException {
    for (Path path : files) {
      try {
        file = path.toUri().toString();
        write(read(path, report));
      } catch (ImagingException unreadable) {
        report.failed(path, unreadable);
      }
    }
  }

  private List<Part10Object> read(Path path, Report report) {
    try {
      return List.of(reader.read(path));
    } catch (IOException unreadable) {
      report.failed(path, "can't be read");
      return List.of();
    }
  }

  private void write(List<Part10Object> objects) throws IOException {
    for (Part10Object object : objects) {
      ByteBuffer json = writer.encode(object.dataset());
      out.write(json.array(), json.arrayOffset() + json.position(), json.remaining());
      out.write('\n');
    }
  }

  private String uri(ElementPath path, Element element) {
    if (element instanceof Element.BulkDataReference(_, _, BulkData location)) {
      return switch (location) {
        case BulkData.Region(long offset, long length) ->
            file + "?offset=" + offset + "&length=" + length;
        case BulkData.Encapsulated(long offset) -> file + "?offset=" + offset;
        case BulkData.Remote(var uri) -> uri.toString();
      };
    }
    return file + "?element=" + path;
  }
}
