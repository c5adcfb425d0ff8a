package org.pontis.routes.site.file.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.Finding;
import org.pontis.routes.site.file.index.IndexedFile;

class FileAccessTest {
  @TempDir private Path root;
  private final List<Path> suspects = new ArrayList<>();

  private IndexedFile indexed(Path file, FileState state) {
    Uid uid = new Uid("2.25.1");
    Dataset nothing = Dataset.builder().build();
    return IndexedFile.first(
        root.relativize(file).toString(),
        state,
        new Finding.Instance(
            uid, uid, uid, uid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, nothing, nothing));
  }

  private ImagingException reading(IndexedFile file) {
    FileAccess access = new FileAccess(new SiteId("north"), root, suspects::add);
    return catchThrowableOfType(ImagingException.class, () -> access.read(file));
  }

  @Test
  void read_ofAFileThatChangedSaysSo() throws Exception {
    Path file = Files.write(root.resolve("a.dcm"), new byte[10]);

    ImagingException failure = reading(indexed(file, new FileState(11, 1)));

    assertThat(failure.problem().detail()).contains("changed since it was indexed");
    assertThat(suspects).contains(file);
  }

  @Test
  void read_ofAFileThatIsGoneIsNotFound() {
    ImagingException failure = reading(indexed(root.resolve("a.dcm"), new FileState(11, 1)));

    assertThat(failure.problem().type()).isEqualTo(ProblemType.NOT_FOUND);
  }

  /** A folder can be opened like a file, and the disk refuses to read it. */
  @Test
  void read_thatTheDiskRefusesIsNoChange() throws IOException {
    Path folder = Files.createDirectory(root.resolve("a.dcm"));

    ImagingException failure = reading(indexed(folder, FileState.of(folder)));

    assertThat(failure.problem().detail()).contains("can't be read").doesNotContain("changed");
  }
}
