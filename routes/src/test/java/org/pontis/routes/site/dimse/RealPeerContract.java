package org.pontis.routes.site.dimse;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.pontis.dicom.data.Slice;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.ImagingSource;
import org.pontis.routes.site.dimse.find.Completion;
import org.pontis.testkit.ImagingSourceContract;

/** The contract over a PACS nobody here wrote, which is loaded once. */
abstract class RealPeerContract extends ImagingSourceContract {
  private static final OwnListener LISTENER = new OwnListener();
  private static Optional<RealPeer> peer = Optional.empty();

  private final Completion completion;

  RealPeerContract(Completion completion) {
    this.completion = completion;
  }

  abstract RealPeer start(List<byte[]> part10Objects, int ourPort);

  @Override
  protected ImagingSource sourceHolding(List<byte[]> part10Objects) {
    if (peer.isEmpty()) {
      peer = Optional.of(start(part10Objects, LISTENER.port()));
    }
    DimseSource source =
        new DimseSource(
            TestSources.SITE,
            TestSources.with(completion, TestSources.peer(peer.get().title(), peer.get().port())),
            LISTENER.rendezvous);
    await().until(() -> source.check().state() == Health.State.UP);
    return source;
  }

  /** Over DIMSE only data sets travel. */
  @Override
  public Slice kept(Slice part10) {
    return Part10.dataSet(part10);
  }

  /** Neither peer knows. */
  @Override
  public Optional<String> availability() {
    return Optional.empty();
  }

  @AfterAll
  static void stop() {
    peer.ifPresent(RealPeer::close);
    peer = Optional.empty();
  }
}
