package org.pontis.routes.site.dimse;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.testkit.ImagingSourceContract;

/** The contract over an archive that has no C-GET and moves to our listener. */
abstract class MovedSourceContract extends ImagingSourceContract {
  private static final OwnListener LISTENER = new OwnListener();
  private static DimseArchive archive = DimseArchive.getting(List.of());

  private final DimseArchive.Originator originator;

  MovedSourceContract(DimseArchive.Originator originator) {
    this.originator = originator;
  }

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) {
    replaceArchive(
        DimseArchive.moving(part10Objects, DimseArchive.Moving.to(LISTENER.port(), originator)));
    DimseSource source =
        new DimseSource(
            TestSources.SITE,
            TestSources.peer(DimseArchive.TITLE, archive.port()),
            LISTENER.rendezvous);
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
