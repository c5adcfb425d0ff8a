package org.pontis.routes.site.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.SiteId;

/** Sources over folders made for a test. */
final class Folder {
  static final SiteId SITE = new SiteId("north");

  private Folder() {}

  static FileSource start(Path folder) {
    return FileSource.start(SITE, folder, Optional.empty(), Duration.ofSeconds(30));
  }

  /** A source that has read the folder. */
  static FileSource scanned(Path folder) {
    FileSource source = start(folder);
    awaitUp(source);
    return source;
  }

  static void awaitUp(FileSource source) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> source.check().state() == Health.State.UP);
  }

  /** Puts a file where a scanner can't see it half written. */
  static Path put(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(folder.getParent(), "part", ".tmp");
    Files.write(beside, bytes);
    return Files.move(beside, file);
  }

  static List<Dataset> find(FileSource source, ImagingQuery query) {
    List<Dataset> found = new ArrayList<>();
    source.find(query, call(), (_, match) -> found.add(match));
    return found;
  }

  static Call call() {
    return new Call(Deadline.in(Duration.ofSeconds(30)), "test");
  }
}
