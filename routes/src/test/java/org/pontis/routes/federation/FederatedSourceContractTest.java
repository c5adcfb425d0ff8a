package org.pontis.routes.federation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.testkit.ImagingSourceContract;

/** With one site the federation answers as the site does. */
class FederatedSourceContractTest extends ImagingSourceContract {
  @TempDir private Path temporary;

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) throws Exception {
    return FolderFederation.of(Duration.ofSeconds(30), temporary, List.of(part10Objects));
  }
}
