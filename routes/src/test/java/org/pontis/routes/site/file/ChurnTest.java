package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.encoding.Part10Reader;
import org.pontis.dicom.encoding.ReadLimits;
import org.pontis.dicom.problem.ImagingException;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/** Files come, go and change places while others search; in the end the index is the folder. */
@Timeout(120)
class ChurnTest {
  private static final int INSTANCES = 30;
  private static final int STEPS = 150;

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void index_isTheFolderWhenItRests(long seed) throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("site"));
    AtomicBoolean resting = new AtomicBoolean();
    try (FileSource source = Folder.scanned(folder);
        ExecutorService searchers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        searches.add(searchers.submit(() -> searchUntil(resting, source)));
      }

      churn(folder, new Random(seed));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(served(source)).isEqualTo(stored(folder)));
      resting.set(true);

      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
    }
  }

  private static int searchUntil(AtomicBoolean resting, FileSource source) {
    int rounds = 0;
    do {
      for (Dataset study : Folder.find(source, ImagingQuery.all(QueryLevel.STUDY))) {
        assertThat(study.integer(Tags.NumberOfStudyRelatedInstances).orElse(0L)).isPositive();
      }
      rounds++;
    } while (!resting.get());
    return rounds;
  }

  /** Puts, moves and deletes files; some hold the same instance as others. */
  private static void churn(Path folder, Random random) throws Exception {
    for (int step = 0; step < STEPS; step++) {
      Path file = folder.resolve("d" + random.nextInt(4)).resolve("f" + random.nextInt(INSTANCES));
      if (Files.exists(file) && random.nextInt(3) == 0) {
        Files.delete(file);
      } else if (Files.exists(file)) {
        Path other = folder.resolve("moved" + random.nextInt(INSTANCES));
        Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Folder.put(folder, folder.relativize(file).toString(), object(random.nextInt(INSTANCES)));
      }
    }
  }

  private static byte[] object(int number) {
    String study = "2.25." + number % 3;
    return Part10Bytes.of(
        Datasets.ctImage(study, study + "." + number % 5, "2.25.9." + number, number));
  }

  private static Set<String> served(FileSource source) {
    return Folder.find(source, ImagingQuery.all(QueryLevel.INSTANCE)).stream()
        .map(match -> match.string(Tags.SOPInstanceUID).orElse(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> stored(Path folder) throws Exception {
    Part10Reader reader = new Part10Reader(ReadLimits.DEFAULT);
    Set<String> stored = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stored.addAll(uid(reader, file).stream().toList());
      }
    }
    return stored;
  }

  /** Of a whole object; half a file has none. */
  private static Optional<String> uid(Part10Reader reader, Path file) throws Exception {
    try {
      return reader.readBefore(Tags.PixelData, file).dataset().string(Tags.SOPInstanceUID);
    } catch (ImagingException broken) {
      return Optional.empty();
    }
  }
}
