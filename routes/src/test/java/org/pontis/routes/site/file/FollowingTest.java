package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.routes.site.file.Folder.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.problem.ProblemType;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.routes.site.file.FileSource.UnservedFile;
import org.pontis.routes.site.file.index.FileState;
import org.pontis.routes.site.file.scan.Places;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.testkit.ContractStudies;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/** The index follows the folder. */
@Timeout(120)
class FollowingTest {
  private static final Uid FIRST = ContractStudies.THORAX_CT_FIRST;
  private static final Uid SECOND = ContractStudies.THORAX_CT_SECOND;

  @TempDir private Path temporary;

  private static byte[] image(Uid uid, String number) {
    return ContractStudies.thoraxImage(uid, number);
  }

  private Path folder() throws IOException {
    return Files.createDirectories(temporary.resolve("site"));
  }

  private static ConditionFactory soon() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  private static List<String> instances(FileSource source) {
    return Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE)).stream()
        .map(match -> match.string(Tags.SOPInstanceUID).orElse(""))
        .toList();
  }

  @Test
  void check_saysThatAFileIsNoFolder() throws Exception {
    Path file = Files.write(temporary.resolve("site.dcm"), image(FIRST, "1"));
    try (FileSource source = Folder.start(file)) {
      soon().until(() -> source.check().state() == Health.State.DOWN);

      assertThatThrownBy(() -> instances(source))
          .isInstanceOf(ImagingException.class)
          .hasMessageContaining("folder can't be found");
    }
  }

  @Test
  void index_noticesAddedFilesAndFolders() throws Exception {
    try (FileSource source = Folder.scanned(folder())) {
      Folder.put(folder(), "new/deep/a.dcm", image(FIRST, "1"));
      Folder.put(folder(), "b.dcm", image(SECOND, "2"));

      soon().until(() -> instances(source), List.of(FIRST.value(), SECOND.value())::equals);
    }
  }

  @Test
  void index_noticesRemovedFilesAndFolders() throws Exception {
    Folder.put(folder(), "sub/a.dcm", image(FIRST, "1"));
    Path b = Folder.put(folder(), "b.dcm", image(SECOND, "2"));
    try (FileSource source = Folder.scanned(folder())) {
      Files.delete(b);
      Files.move(folder().resolve("sub"), temporary.resolve("elsewhere"));

      soon().until(() -> instances(source).isEmpty());
    }
  }

  @Test
  void index_noticesWhatOthersDoInAFolderThatInstancesHaveJustArrivedIn() throws Exception {
    try (FileSource source =
        FileSource.startWritable(
            Folder.SITE, folder(), Optional.empty(), Duration.ofHours(1), Durability.NONE)) {
      Folder.awaitUp(source);
      for (int number = 1; number <= 20; number++) {
        Uid uid = new Uid("2.25.77." + number);
        source.store(outgoing(uid, image(uid, String.valueOf(number))), call());
      }
      Path series = firstStored().getParent();
      assertThat(instances(source)).hasSize(20);

      Files.delete(firstStored());
      soon().until(() -> instances(source).size() == 19);

      Folder.put(series, "by-hand.dcm", image(SECOND, "21"));
      soon().until(() -> instances(source).contains(SECOND.value()));
    }
  }

  private static OutgoingInstance outgoing(Uid uid, byte[] object) {
    return new OutgoingInstance(
        new Uid(Datasets.CT),
        uid,
        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
        new ByteArrayInputStream(object));
  }

  private Path firstStored() throws IOException {
    try (Stream<Path> tree = Files.walk(folder())) {
      return tree.filter(path -> path.toString().endsWith(".dcm"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void index_noticesChangedFiles() throws Exception {
    Path file = Folder.put(folder(), "a.dcm", image(FIRST, "1"));
    try (FileSource source = Folder.scanned(folder())) {
      Files.write(file, image(SECOND, "2"));

      soon().until(() -> instances(source), List.of(SECOND.value())::equals);
    }
  }

  @Test
  void index_readsAFileThatIsStillBeingWrittenWhenItIsComplete() throws Exception {
    byte[] whole = image(FIRST, "1");
    Path file = folder().resolve("slow.dcm");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    try (FileSource source = Folder.scanned(folder())) {
      assertThat(instances(source)).isEmpty();

      byte[] rest = Arrays.copyOfRange(whole, whole.length / 2, whole.length);
      Files.write(file, rest, StandardOpenOption.APPEND);

      soon().until(() -> instances(source), List.of(FIRST.value())::equals);
      assertThat(source.unserved()).isEmpty();
    }
  }

  @Test
  void unserved_namesFilesWithTheReasonAndGoesOn() throws Exception {
    byte[] whole = image(FIRST, "1");
    Folder.put(folder(), "broken.dcm", Arrays.copyOf(whole, 600));
    Folder.put(
        folder(),
        "notes.txt",
        "not DICOM at all, but long enough".getBytes(StandardCharsets.UTF_8));
    Folder.put(folder(), "good.dcm", image(SECOND, "2"));
    try (FileSource source = Folder.scanned(folder())) {
      soon().until(() -> source.unserved().size() == 2);

      assertThat(source.unserved())
          .extracting(UnservedFile::place)
          .containsExactly(Places.of("broken.dcm"), Places.of("notes.txt"));
      assertThat(source.unserved().toString()).doesNotContain("broken", "notes");
      assertThat(source.unserved()).allSatisfy(file -> assertThat(file.reason()).isNotBlank());
      assertThat(instances(source)).containsExactly(SECOND.value());
      assertThat(source.check().detail())
          .isEqualTo("1 instances served, 1 files refused, 1 files passed over");
    }
  }

  @Test
  void unserved_namesAnObjectWithoutItsIdentifiers() throws Exception {
    Dataset anonymous = Dataset.builder().text(Tags.PatientID, Vr.LO, "1").build();
    Folder.put(folder(), "nobody.dcm", Part10Bytes.of(anonymous));
    try (FileSource source = Folder.scanned(folder())) {
      soon().until(() -> source.unserved().size() == 1);

      assertThat(source.unserved().getFirst().reason())
          .startsWith("has no valid StudyInstanceUID, SeriesInstanceUID, SOPInstanceUID");
    }
  }

  @Test
  void duplicates_areServedFromTheFirstPathAndTheOthersNamed() throws Exception {
    Folder.put(folder(), "b.dcm", image(FIRST, "2"));
    Path first = Folder.put(folder(), "a.dcm", image(FIRST, "1"));
    try (FileSource source = Folder.scanned(folder())) {
      List<Dataset> served = Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE));

      assertThat(served).hasSize(1);
      assertThat(served.getFirst().string(Tags.InstanceNumber)).contains("1");
      assertThat(source.unserved())
          .containsExactly(
              new UnservedFile(
                  Places.of("b.dcm"),
                  "has the same SOP Instance UID as another file, which is served"));

      Files.delete(first);
      soon().until(() -> source.unserved().isEmpty());

      assertThat(
              Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE))
                  .getFirst()
                  .string(Tags.InstanceNumber))
          .contains("2");
    }
  }

  @Test
  void retrieve_neverDeliversAFileThatChangedSinceItWasIndexed() throws Exception {
    Path file = Folder.put(folder(), "a.dcm", image(FIRST, "1"));
    InstanceRef what =
        InstanceRef.instance(ContractStudies.THORAX, ContractStudies.THORAX_CT, FIRST);
    try (FileSource source = Folder.scanned(folder())) {
      FileState before = FileState.of(file);
      Files.write(file, new byte[100]);
      assertThat(FileState.of(file)).isNotEqualTo(before);

      assertThatThrownBy(() ->
              source.retrieve(
                  what,
                  call(),
                  got -> {
                    throw new AssertionError("delivered " + got.instance());
                  }))
          .isInstanceOf(ImagingException.class);
    }
  }

  @Test
  void folder_thatIsGoneIsAProblemOfTheSiteAndComesBack() throws Exception {
    Folder.put(folder(), "a.dcm", image(FIRST, "1"));
    Path away = temporary.resolve("away");
    try (FileSource source =
        FileSource.start(Folder.SITE, folder(), Optional.empty(), Duration.ofMillis(200))) {
      Folder.awaitUp(source);
      Files.move(temporary.resolve("site"), away);
      soon().until(() -> source.check().state() == Health.State.DOWN);

      assertThatThrownBy(() -> instances(source))
          .isInstanceOfSatisfying(
              ImagingException.class,
              failure ->
                  assertThat(failure.problem().type()).isEqualTo(ProblemType.SITE_UNREACHABLE));

      Files.move(away, temporary.resolve("site"));
      soon().until(() -> source.check().state() == Health.State.UP);
      assertThat(instances(source)).containsExactly(FIRST.value());
    }
  }

  @Test
  void close_leavesNoThreadBehind() throws Exception {
    Folder.put(folder(), "a.dcm", image(FIRST, "1"));
    FileSource source = Folder.scanned(folder());
    source.retrieve(
        InstanceRef.study(ContractStudies.THORAX),
        call(),
        got -> {
          try {
            return got.content().transferTo(Channels.newChannel(OutputStream.nullOutputStream()))
                > 0;
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });

    source.close();

    soon()
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith(Folder.SITE + "-")));
  }
}
