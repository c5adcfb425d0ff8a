package org.pontis.routes.site.file.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
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
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.routes.site.file.index.KnownFile.Kind;
import org.pontis.routes.site.file.index.KnownFile.Unserved;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.routes.site.file.store.FolderStore;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

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

  @Test
  void walk_readsNothingAgainThatWasStored() throws Exception {
    List<Path> news = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    Uid uid = new Uid("2.25.1.1.1");
    byte[] object = Part10Bytes.of(Datasets.ctImage("2.25.1", "2.25.1.1", uid.value(), 3));
    new FolderStore(new SiteId("north"), root, index, Durability.NONE, _ -> {})
        .store(
            new OutgoingInstance(
                new Uid(Datasets.CT),
                uid,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                new ByteArrayInputStream(object)));

    new FolderScan(root, index, folders::add, (file, _) -> news.add(file), _ -> {}).walk(root);

    assertThat(news).isEmpty();
    assertThat(folders).noneMatch(folder -> folder.endsWith(FolderScan.ARRIVALS));
    assertThat(index.served(uid)).isPresent();
  }

  @Test
  void walk_keepsWhatWasStoredAfterItHadPassed() throws Exception {
    Files.writeString(root.resolve("passed"), "not seen by the walk");
    know("passed");
    Path other = Files.createDirectory(root.resolve("other"));
    know("other/gone");

    scan.walk(other);
    scan.walk(root);

    assertThat(index.paths("")).containsExactly("passed");
  }
}
