package org.pontis.routes.site.file.scan;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that read headers, with a bounded queue; whoever fills it reads one itself. */
final class ReaderPool implements AutoCloseable {
  private static final int QUEUE = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final ThreadPoolExecutor threads;
  private int running;

  ReaderPool(String name) {
    int size = Math.max(2, Runtime.getRuntime().availableProcessors());
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name(name + "-read-", 0).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Runs a task soon. */
  void submit(Runnable task) {
    count(1);
    threads.execute(() -> {
      try {
        task.run();
      } finally {
        count(-1);
      }
    });
  }

  /** Waits until every task has ended. */
  void awaitIdle() throws InterruptedException {
    lock.lock();
    try {
      while (running > 0) {
        idle.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void count(int more) {
    lock.lock();
    try {
      running += more;
      if (running == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
