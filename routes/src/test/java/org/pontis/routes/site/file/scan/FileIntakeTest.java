package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.KnownFile;

class FileIntakeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir private Path root;
  private final FolderIndex index = new FolderIndex(Optional.empty());
  private final Agenda agenda = new Agenda();
  private FileIntake intake;

  @BeforeEach
  void start() {
    Naming naming = new Naming(new SiteId("north"));
    intake = new FileIntake(root, index, agenda, naming, InstantSource.fixed(NOW));
  }

  private Path textOf(Instant modified) throws Exception {
    Path file = Files.writeString(root.resolve("notes.txt"), "no DICOM, but long enough to tell");
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Test
  void take_ofAFileDatedInTheFutureNamesItAtOnce() throws Exception {
    Path file = textOf(NOW.plusSeconds(3600));

    intake.take(file, FileState.of(file));

    assertThat(index.known("notes.txt")).containsInstanceOf(KnownFile.Unserved.class);
    assertThat(agenda.isQuiet()).isTrue();
  }

  @Test
  void take_ofAFileJustWrittenLooksAgainBeforeItIsNamed() throws Exception {
    Path file = textOf(NOW.minusMillis(500));

    intake.take(file, FileState.of(file));

    assertThat(index.known("notes.txt")).isEmpty();
    assertThat(agenda.isQuiet()).isFalse();
  }

  @Test
  void take_ofWhatTheDiskDoesNotGiveIsTriedAgainByTheNextScan() throws Exception {
    Path folder = Files.createDirectory(root.resolve("reads-as-an-error"));

    intake.take(folder, FileState.of(folder));

    assertThat(index.known("reads-as-an-error"))
        .hasValueSatisfying(known -> assertThat(known.state()).isEqualTo(FileState.UNKNOWN));
  }
}
