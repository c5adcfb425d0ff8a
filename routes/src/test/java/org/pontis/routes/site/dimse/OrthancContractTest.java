package org.pontis.routes.site.dimse;

import java.util.List;
import org.pontis.routes.site.dimse.find.Completion;

/** The contract over Orthanc. */
class OrthancContractTest extends RealPeerContract {
  OrthancContractTest() {
    super(Completion.QUERIES);
  }

  @Override
  RealPeer start(List<byte[]> part10Objects, int ourPort) {
    return RealPeer.orthanc(part10Objects, ourPort);
  }
}
