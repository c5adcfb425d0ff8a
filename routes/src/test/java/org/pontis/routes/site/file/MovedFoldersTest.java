package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Health;
import org.pontis.testkit.ContractStudies;

/** Folders that move, the site's own among them, are followed by notices alone. */
@Timeout(120)
class MovedFoldersTest {
  private static final Uid FIRST = ContractStudies.THORAX_CT_FIRST;
  private static final Uid SECOND = ContractStudies.THORAX_CT_SECOND;
  private static final Duration NO_RESCAN = Duration.ofHours(1);

  @TempDir private Path temporary;

  private Path root = Path.of("");
  private Optional<FileSource> started = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    root = Files.createDirectory(temporary.resolve("site"));
    Folder.put(root, "a/deep/first.dcm", ContractStudies.thoraxImage(FIRST, "1"));
    started = Optional.of(FileSource.start(Folder.SITE, root, Optional.empty(), NO_RESCAN));
    Folder.awaitUp(source());
    awaitInstances(FIRST);
  }

  @AfterEach
  void stop() {
    started.ifPresent(FileSource::close);
  }

  private FileSource source() {
    return started.orElseThrow();
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
  }

  private void awaitInstances(Uid... uids) {
    List<String> expected = List.of(uids).stream().map(Uid::value).toList();
    soon().until(this::instances, expected::equals);
  }

  private List<String> instances() {
    return Folder.find(source(), ImagingQuery.all(QueryLevel.INSTANCE)).stream()
        .map(match -> match.string(Tags.SOPInstanceUID).orElse(""))
        .toList();
  }

  @Test
  void folder_thatWasMovedIsFollowedUnderItsNewName() throws Exception {
    Files.move(root.resolve("a"), root.resolve("b"));
    Folder.put(root, "after.dcm", ContractStudies.thoraxImage(SECOND, "2"));
    awaitInstances(FIRST, SECOND);

    Files.delete(root.resolve("b/deep/first.dcm"));
    awaitInstances(SECOND);
    Folder.put(root, "b/deep/again.dcm", ContractStudies.thoraxImage(FIRST, "1"));
    awaitInstances(FIRST, SECOND);
  }

  @Test
  void site_whoseFolderIsReplacedAtOnceShowsTheNewOne() throws Exception {
    Files.move(root, temporary.resolve("old"));
    Files.createDirectory(root);
    Folder.put(root, "second.dcm", ContractStudies.thoraxImage(SECOND, "2"));
    awaitInstances(SECOND);

    Folder.put(temporary.resolve("old"), "late.dcm", ContractStudies.thoraxImage(FIRST, "1"));
    Folder.put(root, "b/first.dcm", ContractStudies.thoraxImage(FIRST, "1"));
    awaitInstances(FIRST, SECOND);
  }

  @Test
  void site_whoseFolderGoesIsDownAndComesBackWithIt() throws Exception {
    Files.move(root, temporary.resolve("old"));
    soon().until(() -> source().check().state() == Health.State.DOWN);

    Files.move(temporary.resolve("old"), root);
    soon().until(() -> source().check().state() == Health.State.UP);
    assertThat(instances()).containsExactly(FIRST.value());
    Files.delete(root.resolve("a/deep/first.dcm"));
    awaitInstances();
  }
}
