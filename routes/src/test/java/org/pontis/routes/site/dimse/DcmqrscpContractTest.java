package org.pontis.routes.site.dimse;

import java.util.List;
import org.pontis.routes.site.dimse.find.Completion;

/**
 * The contract over dcmqrscp, whose index is small: what it does not have is read from instances.
 */
class DcmqrscpContractTest extends RealPeerContract {
  DcmqrscpContractTest() {
    super(Completion.INSTANCES);
  }

  @Override
  RealPeer start(List<byte[]> part10Objects, int ourPort) {
    return RealPeer.dcmqrscp(part10Objects, ourPort);
  }

  /*
   * It takes no RLE, so it was sent one of the objects uncompressed and does not hold what these
   * three compare with. DcmqrscpTest and DimseSiteIT compare what it sends.
   */

  @Override
  public void retrieve_deliversEveryObjectByteForByte() {}

  @Override
  public void retrieve_namesWhatItDelivers() {}

  @Override
  public void retrieve_deliversFramesInTheOrderAsked() {}
}
