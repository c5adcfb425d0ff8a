package org.pontis.routes.site.dimse;

import java.util.List;

/** The contract over Orthanc. */
class OrthancContractTest extends RealPeerContract {
  @Override
  RealPeer start(List<byte[]> part10Objects, int ourPort) {
    return RealPeer.orthanc(part10Objects, ourPort);
  }
}
