package org.pontis.routes.site.file;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.testkit.ImagingSourceContract;

class FileSourceContractTest extends ImagingSourceContract {
  @TempDir private Path temporary;

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) throws Exception {
    Path folder = temporary.resolve("site");
    for (int i = 0; i < part10Objects.size(); i++) {
      Folder.put(folder, "d" + i % 3 + "/object" + i, part10Objects.get(i));
    }
    return Folder.scanned(folder);
  }
}
