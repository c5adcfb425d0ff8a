package org.pontis.routes;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.pontis.dicom.data.Dataset;
import org.pontis.dicom.data.Tags;
import org.pontis.dicom.data.Uid;
import org.pontis.dicom.data.Vr;
import org.pontis.dicom.dictionary.TransferSyntax;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.OutgoingInstance;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.routes.site.file.store.Durability;
import org.pontis.testkit.Datasets;
import org.pontis.testkit.Part10Bytes;

/**
 * Measures how many CT images of half a megabyte are stored in a second, over the routes: {@code
 * StoreProbe FOLDER}. Prints a line for each durability and number of senders.
 */
final class StoreProbe {
  private static final int OBJECTS = 1_000;
  private static final int PIXELS = 512 * 512;

  private StoreProbe() {}

  public static void main(String[] arguments) throws Exception {
    for (int run = 0; run < 2; run++) {
      for (Durability durability : Durability.values()) {
        for (int senders : List.of(1, 4, 16)) {
          Path folder = Files.createTempDirectory(Path.of(arguments[0]), "store");
          double seconds = measure(folder, durability, senders, run);
          System.out.printf(
              "%s, %d senders: %.0f objects/s%n", durability, senders, OBJECTS / seconds);
        }
      }
    }
  }

  private static double measure(Path folder, Durability durability, int senders, int run)
      throws Exception {
    SiteId site = new SiteId("north");
    SiteConfig config =
        new SiteConfig.Folder(site, "North", folder, Optional.empty(), Optional.of(true));
    StoreSettings settings = new StoreSettings(Optional.of(site), durability);
    AtomicInteger next = new AtomicInteger();
    try (Federation federation =
            Federation.start(
                List.of(config), FederationSettings.defaults(), settings, SiteObserver.none());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < senders; i++) {
        sending.add(threads.submit(() -> send(federation, next, run)));
      }
      for (Future<?> sender : sending) {
        sender.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void send(Federation federation, AtomicInteger next, int run) {
    for (int i = next.getAndIncrement(); i < OBJECTS; i = next.getAndIncrement()) {
      String study = "2.25." + (run + 1);
      String uid = study + ".1." + i;
      Dataset image =
          Datasets.instance(Datasets.CT, study, study + ".1", uid)
              .text(Tags.Modality, Vr.CS, "CT")
              .putAll(Datasets.pixelModule(512, 512, 16))
              .bytes(Tags.PixelData, Vr.OW, new byte[2 * PIXELS])
              .build();
      federation.store(
          Optional.empty(),
          new OutgoingInstance(
              new Uid(Datasets.CT),
              new Uid(uid),
              TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
              new ByteArrayInputStream(Part10Bytes.of(image))),
          new Call(Deadline.in(Duration.ofSeconds(30)), "probe"));
    }
  }
}
