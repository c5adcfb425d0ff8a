package org.pontis.routes.site.file.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupSyncTest {
  private static final Path FOLDER = Path.of("series");

  @Test
  void sync_ofManyWhileOneRunsIsOneMore() throws Exception {
    List<Collection<Path>> rounds = new CopyOnWriteArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    GroupSync sync =
        new GroupSync(folders -> {
          rounds.add(Set.copyOf(folders));
          await(first);
        });
    AtomicInteger entered = new AtomicInteger();
    List<Future<?>> stores = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      stores.add(senders.submit(() -> synced(sync)));
      Awaitility.await().until(() -> rounds.size() == 1);
      for (int i = 0; i < 50; i++) {
        stores.add(
            senders.submit(() -> {
              entered.incrementAndGet();
              synced(sync);
            }));
      }
      Awaitility.await().until(() -> entered.get() == 50);

      first.countDown();
      for (Future<?> store : stores) {
        store.get();
      }
    }

    assertThat(rounds).hasSizeLessThan(6).allMatch(folders -> folders.contains(FOLDER));
  }

  @Test
  void sync_thatFailsFailsEachThatShares() throws Exception {
    GroupSync sync =
        new GroupSync(_ -> {
          throw new IOException("disk");
        });

    assertThatThrownBy(() -> sync.sync(List.of(FOLDER))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sync.sync(List.of(FOLDER))).isInstanceOf(IOException.class);
  }

  @Test
  void sync_ofAnInterruptedCallerFailsNobodyElse() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    GroupSync sync =
        new GroupSync(_ -> {
          running.countDown();
          await(release);
        });
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> stopped = senders.submit(() -> synced(sync));
      running.await();
      Future<?> other = senders.submit(() -> synced(sync));
      stopped.cancel(true);
      release.countDown();

      assertThat(other.get()).isNull();
    }
  }

  private static void synced(GroupSync sync) {
    try {
      sync.sync(List.of(FOLDER));
    } catch (IOException failed) {
      throw new IllegalStateException(new ExecutionException(failed));
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
