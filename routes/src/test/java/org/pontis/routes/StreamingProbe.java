package org.pontis.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Content;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.decorate.SiteObserver;

/**
 * A program that retrieves a study from a federation of folders by several clients at once, and
 * prints how many bytes they got; run by {@link StreamingTest} in a small heap.
 */
final class StreamingProbe {
  private static final int CLIENTS = 4;

  private StreamingProbe() {}

  /**
   * Runs it.
   *
   * @param arguments a Study Instance UID, then folders
   */
  public static void main(String[] arguments) throws Exception {
    List<SiteConfig> sites = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      SiteId id = new SiteId("site" + i);
      sites.add(SiteConfig.Folder.readOnly(id, id.value(), Path.of(arguments[i])));
    }
    InstanceRef study = InstanceRef.study(new Uid(arguments[0]));
    try (Federation federation =
            Federation.start(
                sites,
                FederationSettings.defaults(),
                StoreSettings.defaults(),
                SiteObserver.none());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> federation.all().check().state() == Health.State.UP);
      List<Future<Long>> retrievals = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        retrievals.add(clients.submit(() -> retrieve(federation, study)));
      }
      long bytes = 0;
      for (Future<Long> retrieval : retrievals) {
        bytes += retrieval.get();
      }
      System.out.println("bytes " + bytes);
    }
  }

  private static long retrieve(Federation federation, InstanceRef study) {
    Counter counter = new Counter();
    Call call = new Call(Deadline.in(Duration.ofMinutes(2)), "streaming");
    federation.all().retrieve(study, call, instance -> counter.take(instance.content()));
    return counter.bytes;
  }

  /** Takes bytes as a socket would, and forgets them. */
  private static final class Counter implements WritableByteChannel {
    private long bytes;

    boolean take(Content content) {
      try {
        content.transferTo(this);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return true;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      source.position(source.limit());
      bytes += count;
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
