package org.pontis.conformance.oracle;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** What pydicom reads in one file: its elements by path and the digests of its frames. */
public record Reading(
    Path file,
    String transferSyntax,
    SortedMap<String, ElementValue> elements,
    List<Frame> frames,
    boolean framesUnreadable) {

  /** One frame as the toolkit cuts it out of the pixel data. */
  public record Frame(long length, String sha256) {}

  public String studyInstanceUid() {
    return text("0020000D");
  }

  public String seriesInstanceUid() {
    return text("0020000E");
  }

  public String sopInstanceUid() {
    return text("00080018");
  }

  /** Whether the file has the three UIDs by which an instance is asked for. */
  public boolean addressable() {
    return !studyInstanceUid().isEmpty()
        && !seriesInstanceUid().isEmpty()
        && !sopInstanceUid().isEmpty();
  }

  public boolean encapsulated() {
    ElementValue pixels = elements.get("7FE00010");
    return pixels != null && pixels.kind() == ElementValue.Kind.ENCAPSULATED;
  }

  /** The instance's path below a DICOMweb service. */
  public String path() {
    return "/studies/%s/series/%s/instances/%s"
        .formatted(studyInstanceUid(), seriesInstanceUid(), sopInstanceUid());
  }

  private String text(String path) {
    ElementValue value = elements.get(path);
    return value == null || value.values().isEmpty() ? "" : value.values().getFirst();
  }
}
