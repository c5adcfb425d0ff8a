package org.pontis.routes.site.dimse;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.testkit.ImagingSourceContract;

/** The contract over an archive of our own, by C-GET. */
class DimseSourceContractTest extends ImagingSourceContract {
  private static DimseArchive archive = DimseArchive.getting(List.of());

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) {
    replaceArchive(DimseArchive.getting(part10Objects));
    DimseSource source = TestSources.over(archive);
    await().until(() -> source.check().state() == Health.State.UP);
    return source;
  }

  /** Over DIMSE only data sets travel. */
  @Override
  public Slice kept(Slice part10) {
    return Part10.dataSet(part10);
  }

  private static void replaceArchive(DimseArchive next) {
    archive.close();
    archive = next;
  }

  @AfterAll
  static void closeArchive() {
    archive.close();
  }
}
