package org.pontis.routes.site.file.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.FileSource;
import org.pontis.routes.site.file.scan.FolderScan;

class LeftoversTest {
  private static final SiteId SITE = new SiteId("north");
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  @TempDir private Path root;

  private Path arrivals() {
    return root.resolve(FolderScan.ARRIVALS);
  }

  /** What is there when a process ends while an instance arrives. */
  @SuppressWarnings("MustBeClosedChecker") // it never comes to that
  private Path halfArrived(Instant lastWritten) throws Exception {
    Path file = Arrival.in(arrivals()).file();
    Files.setLastModifiedTime(file, FileTime.from(lastWritten));
    return file;
  }

  @Test
  void remove_takesAwayWhatAnEarlierRunLeftAndNothingElse() throws Exception {
    Path ours = halfArrived(Instant.now());
    Path left = halfArrived(LONG_AGO);
    Path foreign = Files.createFile(arrivals().resolve("notes.part"));
    Files.setLastModifiedTime(foreign, FileTime.from(LONG_AGO));
    Path outside = Files.createFile(root.resolve(left.getFileName()));
    Files.setLastModifiedTime(outside, FileTime.from(LONG_AGO));

    Leftovers.remove(SITE, root, Instant.now().minus(Duration.ofMinutes(1)));

    assertThat(left).doesNotExist();
    assertThat(ours).exists();
    assertThat(foreign).exists();
    assertThat(outside).exists();
  }

  @Test
  void remove_findsNothingWhereNothingEverArrived() {
    Leftovers.remove(SITE, root, Instant.now());

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void site_startsWithoutWhatAnEarlierRunLeft() throws Exception {
    Path left = halfArrived(LONG_AGO);
    Path ours = halfArrived(Instant.now());

    try (FileSource _ =
        FileSource.startWritable(
            SITE, root, Optional.empty(), Duration.ofSeconds(30), Durability.GROUP)) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.notExists(left));
    }

    assertThat(ours).exists();
  }
}
