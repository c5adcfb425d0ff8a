package org.pontis.routes.site.dimse.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import org.pontis.dicom.net.scu.DimseScu;

/** An association lent to one call until it is closed. */
public final class Lease implements AutoCloseable {
  private final AssociationPool pool;
  private final Pooled pooled;
  private final History history;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Whether the association has served before. */
  public enum History {
    FRESH,
    /** The peer may have given it up meanwhile without our noticing. */
    REUSED
  }

  Lease(AssociationPool pool, Pooled pooled, History history) {
    this.pool = pool;
    this.pooled = pooled;
    this.history = history;
  }

  /** The user of the association. */
  public DimseScu scu() {
    return pooled.scu();
  }

  public History history() {
    return history;
  }

  /** Gives the association back; one that has ended is dropped. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      pool.takeBack(pooled);
    }
  }
}
