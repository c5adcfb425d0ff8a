package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.IncomingInstance;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.routes.site.file.FileSource.UnservedFile;

/** A folder of real objects, valid and broken. */
@Timeout(300)
class SampleDataTest {
  private static final String DUPLICATE = "has the same SOP Instance UID";
  private static final String UNADDRESSABLE = "has no valid ";

  @Test
  void valid_everyFileIsServedOrNamedWithTheReason() throws IOException {
    Path folder = SharedData.folder("data/dicom/valid");
    try (FileSource source = Folder.scanned(folder)) {
      List<Dataset> served = Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE));

      assertThat(served.size() + source.unserved().size()).isEqualTo(files(folder));
      assertThat(source.unserved())
          .extracting(UnservedFile::reason)
          .allMatch(reason ->
              reason.startsWith(DUPLICATE)
                  || reason.startsWith(UNADDRESSABLE)
                  || reason.startsWith("a DICOMDIR")
                  || reason.startsWith("not a DICOM file"));
    }
  }

  @Test
  void valid_everyInstanceIsDeliveredAsItsFileAndWithItsMetadata() throws IOException {
    Path folder = SharedData.folder("data/dicom/valid");
    Set<Integer> stored = contents(folder);
    try (FileSource source = Folder.scanned(folder)) {
      for (Dataset study : Folder.find(source, ImagingQuery.all(QueryLevel.STUDY))) {
        InstanceRef what = InstanceRef.study(study.uid(Tags.StudyInstanceUID).orElseThrow());
        Map<Uid, Integer> delivered = new HashMap<>();
        Set<Uid> described = new HashSet<>();

        source.retrieve(
            what, Folder.call(), got -> delivered.put(got.instance(), hash(got)) == null);
        source.metadata(
            what,
            Folder.call(),
            (_, dataset) -> described.add(dataset.uid(Tags.SOPInstanceUID).orElseThrow()));

        assertThat(delivered).isNotEmpty();
        assertThat(stored).containsAll(delivered.values());
        assertThat(described).isEqualTo(delivered.keySet());
      }
    }
  }

  @Test
  void malformed_filesAreNamedAndHarmNobody() throws IOException {
    Path folder = SharedData.folder("data/dicom/malformed");
    try (FileSource source = Folder.scanned(folder)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE)).size()
                      + source.unserved().size()
                  == files(folder));

      assertThat(source.unserved()).allSatisfy(file -> assertThat(file.reason()).isNotBlank());
    }
  }

  private static Set<Integer> contents(Path folder) throws IOException {
    Set<Integer> contents = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.add(Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static int hash(IncomingInstance instance) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      instance.content().transferTo(Channels.newChannel(bytes));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return Arrays.hashCode(bytes.toByteArray());
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
