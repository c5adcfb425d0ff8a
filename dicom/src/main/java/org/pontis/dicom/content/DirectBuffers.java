package org.pontis.dicom.content;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Direct buffers lent for the time of a transfer. Their number is bounded; who comes when all are
 * lent works with a small one on the heap rather than wait for a slow client.
 */
final class DirectBuffers {
  private static final int SIZE = 512 << 10;
  private static final int HEAP_SIZE = 32 << 10;
  private static final int COUNT = 32;

  private static final Semaphore PERMITS = new Semaphore(COUNT);
  private static final ConcurrentLinkedQueue<ByteBuffer> FREE = new ConcurrentLinkedQueue<>();

  private DirectBuffers() {}

  /** A buffer to give back with {@link #release}. */
  static ByteBuffer borrow() {
    if (!PERMITS.tryAcquire()) {
      return ByteBuffer.allocate(HEAP_SIZE);
    }
    ByteBuffer free = FREE.poll();
    return free == null ? ByteBuffer.allocateDirect(SIZE) : free;
  }

  static void release(ByteBuffer buffer) {
    if (buffer.isDirect()) {
      FREE.offer(buffer.clear());
      PERMITS.release();
    }
  }
}
