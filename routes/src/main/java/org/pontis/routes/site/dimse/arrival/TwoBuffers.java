package org.pontis.routes.site.dimse.arrival;

/**
 * Memory for the beginnings of instances that come one after the other, used in turn, so that one
 * is passed on while the next arrives: fresh memory for each takes longer than a copy. For the
 * thread that reads.
 */
public final class TwoBuffers {
  private byte[] next = new byte[0];
  private byte[] last = new byte[0];

  /** The one not used last. */
  byte[] next(int length) {
    byte[] taken = next.length == length ? next : new byte[length];
    next = last;
    last = taken;
    return taken;
  }

  /** Leaves both to whoever may still read them. */
  public void leave() {
    next = new byte[0];
    last = new byte[0];
  }
}
