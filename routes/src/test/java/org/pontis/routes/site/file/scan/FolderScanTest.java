package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;

class FolderScanTest {
  @TempDir private Path root;
  private final FolderIndex index = new FolderIndex(Optional.empty());
  private final List<Unserved> unreadable = new ArrayList<>();
  private FolderScan scan;

  @BeforeEach
  void start() {
    scan = new FolderScan(root, index, _ -> {}, (_, _) -> {}, unreadable::add);
  }

  private void know(String path) {
    index.put(new Unserved(path, new FileState(1, 1), Kind.SKIPPED, "for a test"));
  }

  @Test
  void folder_whoseListBreaksOffIsNamedAndTheRestGoesOn() throws Exception {
    know("bad/a");
    know("gone/b");

    FileVisitResult result = scan.postVisitDirectory(root.resolve("bad"), new IOException("disk"));
    scan.walk(root);

    assertThat(result).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(unreadable).extracting(Unserved::path).containsExactly("bad");
    assertThat(index.paths("")).containsExactly("bad/a");
  }

  @Test
  void root_thatCanNotBeReadIsTheSitesFailure() {
    know("a");
    IOException failure = new IOException("disk");

    assertThatThrownBy(() -> scan.postVisitDirectory(root, failure)).isSameAs(failure);
    assertThatThrownBy(() -> scan.visitFileFailed(root, failure)).isSameAs(failure);
    assertThat(index.paths("")).containsExactly("a");
  }

  @Test
  void walk_ofARootThatIsGoneKeepsWhatWasKnown() throws Exception {
    know("a");
    Files.delete(root);

    assertThatThrownBy(() -> scan.walk(root)).isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(root);

    assertThat(index.paths("")).containsExactly("a");
  }

  @Test
  void walk_forgetsAFolderThatCouldNotBeEnteredOnceItCan() throws Exception {
    Files.createDirectory(root.resolve("sub"));
    know("sub");

    scan.walk(root.resolve("sub"));

    assertThat(index.paths("")).isEmpty();
  }
}
