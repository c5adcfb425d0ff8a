package org.pontis.routes.site.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.dicom.source.StoreOutcome;
import org.pontis.dicom.source.StoreOutcome.Effect;
import org.pontis.routes.site.file.index.FolderIndex;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

class FolderStoreTest {
  private static final Uid CT = new Uid(Datasets.CT);
  private static final Uid INSTANCE = new Uid("2.25.1.1.1");
  private static final byte[] OBJECT =
      Part10Bytes.of(Datasets.ctImage("2.25.1", "2.25.1.1", INSTANCE.value(), 3));

  @TempDir private Path root;
  private final FolderIndex index = new FolderIndex(Optional.empty());

  private FolderStore store(Path folder, Durability durability) {
    return new FolderStore(new SiteId("north"), folder, index, durability, _ -> {});
  }

  private static OutgoingInstance object() {
    return new OutgoingInstance(
        CT, INSTANCE, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, new ByteArrayInputStream(OBJECT));
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void store_putsTheObjectByteForByteInItsPlace(Durability durability) throws Exception {
    store(root, durability).store(object());

    assertThat(root.resolve("2.25.1/2.25.1.1/2.25.1.1.1.dcm")).hasBinaryContent(OBJECT);
    assertThat(index.catalog().study(new Uid("2.25.1"))).isPresent();
  }

  @Test
  void store_whoseFileNobodyHasReadYetIsHeldAlready() {
    store(root, Durability.NONE).store(object());
    FolderIndex fresh = new FolderIndex(Optional.empty());

    StoreOutcome outcome =
        new FolderStore(new SiteId("north"), root, fresh, Durability.NONE, _ -> {}).store(object());

    assertThat(outcome.effect()).isEqualTo(Effect.HELD_ALREADY);
  }

  @Test
  void store_ofAnObjectThatEndsWithinItsPixelDataIsRefusedAndLeavesNothing() throws Exception {
    byte[] broken = Arrays.copyOf(OBJECT, OBJECT.length - 2);

    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class,
            () ->
                store(root, Durability.GROUP)
                    .store(object().from(new ByteArrayInputStream(broken))));

    assertThat(failure.problem().type()).isEqualTo(ProblemType.MALFORMED_INPUT);
    assertThat(failure.problem().detail())
        .contains("breaks off at byte " + broken.length + " of " + OBJECT.length);
    assertThat(files()).isEmpty();
  }

  @Test
  void store_ofAnObjectWithTheWrongNameReadsNoMoreThanItsHead() {
    byte[] large = Arrays.copyOf(OBJECT, 8 << 20);
    ByteArrayInputStream sender = new ByteArrayInputStream(large);
    OutgoingInstance misnamed =
        new OutgoingInstance(
            CT, new Uid("2.25.9"), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, sender);

    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class, () -> store(root, Durability.GROUP).store(misnamed));

    assertThat(failure.problem().detail()).contains("not the one its sender named");
    assertThat(sender.available()).isGreaterThan(large.length / 2);
    assertThat(index.catalog().study(new Uid("2.25.1"))).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void store_intoAFolderThatIsGoneDoesNotMakeIt() {
    Path gone = root.resolve("unmounted");

    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class, () -> store(gone, Durability.GROUP).store(object()));

    assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_UNREACHABLE);
    assertThat(gone).doesNotExist();
  }

  /** Linux has a device that is always full. */
  @Test
  void disk_thatIsFullIsAnOverloadAndLeavesNothing() throws Exception {
    Path file = Files.createSymbolicLink(root.resolve("full.part"), Path.of("/dev/full"));
    IOException failure;
    try (Arrival arrival = Arrival.to(file)) {
      failure =
          catchThrowableOfType(
              IOException.class, () -> arrival.take(new ByteArrayInputStream(OBJECT)));
    }

    assertThat(failure).isInstanceOf(DiskFailure.class);
    assertThat(store(root, Durability.GROUP).disk(failure).type())
        .isEqualTo(ProblemType.OVERLOADED);
    assertThat(file).doesNotExist();
  }

  @Test
  void store_overAFileThatIsNoObjectIsAConflictAndKeepsIt() throws Exception {
    Path place = root.resolve("2.25.1/2.25.1.1/2.25.1.1.1.dcm");
    Files.createDirectories(place.getParent());
    Files.writeString(place, "somebody's notes");

    ImagingException failure =
        catchThrowableOfType(
            ImagingException.class, () -> store(root, Durability.GROUP).store(object()));

    assertThat(failure.problem().type()).isEqualTo(ProblemType.CONFLICT);
    assertThat(place).hasContent("somebody's notes");
  }
}
