package org.pontis.routes.site.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.routes.site.file.scan.FolderScan;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.testkit.ImagingSourceContract;
import org.pontis.testkit.StoreContract;

/** A folder that takes instances; whatever a test does, nothing half arrived is left. */
class WritableFolderContractTest extends ImagingSourceContract implements StoreContract {
  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("site");
  }

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) throws Exception {
    for (int i = 0; i < part10Objects.size(); i++) {
      Folder.put(folder(), "d" + i % 3 + "/object" + i, part10Objects.get(i));
    }
    FileSource source =
        FileSource.startWritable(
            Folder.SITE, folder(), Optional.empty(), Duration.ofSeconds(30), Durability.GROUP);
    Folder.awaitUp(source);
    return source;
  }

  @AfterEach
  void nothingHalfArrivedIsLeft() throws Exception {
    Path arrivals = folder().resolve(FolderScan.ARRIVALS);
    if (Files.isDirectory(arrivals)) {
      try (Stream<Path> left = Files.list(arrivals)) {
        assertThat(left).isEmpty();
      }
    }
  }
}
