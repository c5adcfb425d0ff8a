package org.pontis.routes.site.file.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.encoding.Part10Head;
import org.pontis.dicom.encoding.Part10Object;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.AttributeLevels;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.routes.site.file.index.Finding;

/** Finds out what a file is from what comes before its pixel data. Thread-safe. */
public final class FileInspector {
  private static final Uid MEDIA_STORAGE_DIRECTORY = new Uid("1.2.840.10008.1.3.10");

  private final Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);

  /** Reads a file; only a failure of the disk itself is thrown. */
  Finding inspect(Path file) throws IOException {
    try {
      return finding(reader.readBefore(Tags.PixelData, file));
    } catch (ImagingException unreadable) {
      String reason = unreadable.problem().detail();
      return Preamble.isOf(file) ? new Finding.Refused(reason) : new Finding.Skipped(reason);
    }
  }

  /**
   * What an object is, while it arrives.
   *
   * @param reach how many bytes it must have at least to be whole
   */
  public record Head(Finding finding, long reach) {}

  /** Reads no more than the head of what arrives; only failures of the stream are thrown. */
  public Head inspect(InputStream arriving) throws IOException {
    try {
      Part10Head head = reader.readHead(Tags.PixelData, arriving);
      return new Head(finding(head.object()), head.reach());
    } catch (ImagingException unreadable) {
      return new Head(new Finding.Refused(unreadable.problem().detail()), 0);
    }
  }

  private static Finding finding(Part10Object object) {
    Dataset header = object.dataset();
    Optional<Uid> mediaClass = object.fileMeta().uid(Tags.MediaStorageSOPClassUID);
    if (mediaClass.equals(Optional.of(MEDIA_STORAGE_DIRECTORY))) {
      return new Finding.Skipped("a DICOMDIR, which lists objects and is none");
    }
    Map<String, Optional<Uid>> identifiers = new LinkedHashMap<>();
    // A study's UID is packed into its FHIR id, where a longer one would not fit.
    identifiers.put(
        "StudyInstanceUID", header.uid(Tags.StudyInstanceUID).filter(Uid::hasConformingLength));
    identifiers.put("SeriesInstanceUID", header.uid(Tags.SeriesInstanceUID));
    identifiers.put("SOPInstanceUID", header.uid(Tags.SOPInstanceUID));
    identifiers.put("SOPClassUID", header.uid(Tags.SOPClassUID).or(() -> mediaClass));
    StringJoiner missing = new StringJoiner(", ", "has no valid ", "").setEmptyValue("");
    identifiers.forEach((name, uid) -> uid.ifPresentOrElse(_ -> {}, () -> missing.add(name)));
    return missing.toString().isEmpty()
        ? instance(object, identifiers)
        : new Finding.Refused(missing + ", without which it can't be addressed");
  }

  private static Finding instance(Part10Object object, Map<String, Optional<Uid>> identifiers) {
    Dataset header = object.dataset();
    return new Finding.Instance(
        uid(identifiers, "StudyInstanceUID"),
        uid(identifiers, "SeriesInstanceUID"),
        uid(identifiers, "SOPInstanceUID"),
        uid(identifiers, "SOPClassUID"),
        object.transferSyntax(),
        Reduction.of(header, tag -> AttributeLevels.of(tag) != QueryLevel.INSTANCE),
        Reduction.of(header, tag -> AttributeLevels.of(tag) == QueryLevel.INSTANCE));
  }

  private static Uid uid(Map<String, Optional<Uid>> identifiers, String name) {
    return identifiers.getOrDefault(name, Optional.empty()).orElseThrow();
  }
}
