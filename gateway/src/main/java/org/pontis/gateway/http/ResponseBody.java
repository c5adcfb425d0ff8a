package org.pontis.gateway.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;

/**
 * The body of a response. Bytes are held back until {@link #hold(int)} are exceeded or the response
 * ends, so that the status line can still change; after that they go out block by block. Used by
 * one thread.
 *
 * <p>As a channel it passes large direct buffers on to the socket without a copy.
 */
public final class ResponseBody extends OutputStream implements WritableByteChannel {
  private static final int PASS_ON_BYTES = 16 * 1024;

  private final Response response;
  private final BlockPool pool;
  private final Deque<ByteBuffer> held = new ArrayDeque<>(2);
  private final byte[] single = new byte[1];
  private ByteBuffer current;
  private long heldBytes;
  private long holdBytes = BlockPool.BLOCK_BYTES;
  private State state = State.HELD;

  private enum State {
    HELD,
    COMMITTED,
    FAILED,
    ENDED
  }

  ResponseBody(Response response, BlockPool pool) {
    this.response = response;
    this.pool = pool;
    this.current = BufferUtil.EMPTY_BUFFER;
  }

  /**
   * Sets how many bytes may be held back before the status line goes out; 64 kB if never called.
   */
  public ResponseBody hold(int bytes) {
    holdBytes = bytes;
    return this;
  }

  /** How many bytes are held back at this moment. */
  public long heldBytes() {
    return state == State.HELD ? heldBytes + current.position() : 0;
  }

  /** Whether bytes go out as soon as there are enough of them. */
  public boolean holdsNothingBack() {
    return holdBytes == 0;
  }

  /** Whether the status line has gone out. */
  public boolean isCommitted() {
    return state != State.HELD || response.isCommitted();
  }

  /** Whether the caller is gone, so that nothing more can be written. */
  public boolean hasFailed() {
    return state == State.FAILED;
  }

  @Override
  public boolean isOpen() {
    return state == State.HELD || state == State.COMMITTED;
  }

  @Override
  public void write(int b) throws IOException {
    single[0] = (byte) b;
    write(single, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int step = Math.min(left, room());
      current.put(bytes, from, step);
      from += step;
      left -= step;
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (source.isDirect()
        && count >= PASS_ON_BYTES
        && (state == State.COMMITTED || holdBytes == 0)) {
      sendAll();
      send(source);
      return count;
    }
    while (source.hasRemaining()) {
      int step = Math.min(source.remaining(), room());
      int limit = source.limit();
      source.limit(source.position() + step);
      current.put(source);
      source.limit(limit);
    }
    return count;
  }

  private int room() throws IOException {
    if (!current.hasRemaining()) {
      nextBlock();
    }
    return current.remaining();
  }

  private void nextBlock() throws IOException {
    if (current.capacity() == 0) {
      current = pool.take();
      return;
    }
    if (state == State.HELD && heldBytes + current.position() < holdBytes) {
      heldBytes += current.position();
      held.addLast(current.flip());
      current = pool.take();
      return;
    }
    sendAll();
  }

  /** Sends what there is, unless it is to be held back. */
  @Override
  public void flush() throws IOException {
    if (state == State.COMMITTED || holdBytes == 0) {
      sendAll();
    }
  }

  private void sendAll() throws IOException {
    sendHeld();
    if (current.position() > 0) {
      send(current.flip());
      current.clear();
    }
  }

  /** Ends the body. What was held back is sent with its length. */
  void end() throws IOException {
    if (state == State.HELD) {
      long length = heldBytes + current.position();
      if (length > 0 && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH)) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
      }
      if (length == 0 && hidesABody()) {
        write(false, BufferUtil.EMPTY_BUFFER);
      }
    }
    sendHeld();
    write(true, current.flip());
    current.clear();
    state = State.ENDED;
  }

  /**
   * Whether a GET would have had a body of a length nobody has counted: nothing may be said of it
   * then, least of all that it is 0 (RFC 9110 section 8.6).
   */
  private boolean hidesABody() {
    return HttpMethod.HEAD.is(response.getRequest().getMethod())
        && response.getStatus() != HttpStatus.NO_CONTENT_204
        && !response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
  }

  /** Forgets what was held back, so that something else can be said. */
  void discard() {
    held.forEach(pool::giveBack);
    held.clear();
    heldBytes = 0;
    current.clear();
  }

  /** Does nothing: the response ends when its endpoint has answered. */
  @Override
  public void close() {}

  /**
   * Gives the buffers back, unless a write failed: the socket may still hold them. Nothing is
   * written after this.
   */
  void release() {
    if (state == State.FAILED) {
      held.clear();
      current = BufferUtil.EMPTY_BUFFER;
      return;
    }
    discard();
    if (current.capacity() > 0) {
      pool.giveBack(current);
      current = BufferUtil.EMPTY_BUFFER;
    }
    state = State.ENDED;
  }

  private void sendHeld() throws IOException {
    for (ByteBuffer block = held.pollFirst(); block != null; block = held.pollFirst()) {
      send(block);
      pool.giveBack(block);
    }
    heldBytes = 0;
  }

  private void send(ByteBuffer buffer) throws IOException {
    write(false, buffer);
    state = State.COMMITTED;
  }

  private void write(boolean last, ByteBuffer buffer) throws IOException {
    try {
      Content.Sink.write(response, last, buffer);
    } catch (IOException gone) {
      state = State.FAILED;
      throw gone;
    }
  }
}
