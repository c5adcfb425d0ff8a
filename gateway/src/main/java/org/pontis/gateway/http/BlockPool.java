package org.pontis.gateway.http;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Direct buffers of one size, kept for the next response; more than {@code kept} are left to the
 * garbage collector. Direct, since a socket takes heap buffers only by copying them once more.
 */
final class BlockPool {
  static final int BLOCK_BYTES = 64 * 1024;

  private final ConcurrentLinkedDeque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private final int kept;

  BlockPool(int kept) {
    this.kept = kept;
  }

  ByteBuffer take() {
    ByteBuffer block = idle.pollFirst();
    if (block == null) {
      return ByteBuffer.allocateDirect(BLOCK_BYTES);
    }
    count.decrementAndGet();
    return block.clear();
  }

  void giveBack(ByteBuffer block) {
    if (count.get() < kept) {
      count.incrementAndGet();
      idle.offerFirst(block);
    }
  }
}
