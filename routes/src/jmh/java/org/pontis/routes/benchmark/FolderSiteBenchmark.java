package org.pontis.routes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pontis.dicom.query.ImagingQuery;
import org.pontis.dicom.query.Page;
import org.pontis.dicom.query.QueryLevel;
import org.pontis.dicom.source.Call;
import org.pontis.dicom.source.Deadline;
import org.pontis.dicom.source.Health;
import org.pontis.dicom.source.InstanceRef;
import org.pontis.dicom.source.SiteId;
import org.pontis.routes.Federation;
import org.pontis.routes.FederationSettings;
import org.pontis.routes.StoreSettings;
import org.pontis.routes.site.SiteConfig;
import org.pontis.routes.site.decorate.SiteObserver;
import org.pontis.testkit.synthetic.Extent;
import org.pontis.testkit.synthetic.Modality;
import org.pontis.testkit.synthetic.SyntheticStudy;

/** A folder of 200 studies and one of 500 instances, asked alone and with others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FolderSiteBenchmark {
  private static final SyntheticStudy LARGE =
      SyntheticStudy.of(Modality.CT, 1).with(new Extent(1, 500, 1, 64, 64));
  private static final ImagingQuery PAGE = ImagingQuery.all(QueryLevel.STUDY).with(new Page(0, 25));

  /** How many sites there are; the first has everything, the others one study each. */
  @Param({"1", "3"})
  public int sites = 1;

  private Path folder = Path.of("");
  private Federation federation =
      Federation.start(
          List.of(), FederationSettings.defaults(), StoreSettings.defaults(), SiteObserver.none());

  /** Writes the folders and waits until they are scanned. */
  @Setup
  public void start() throws IOException {
    folder = Files.createTempDirectory("folder-site-benchmark");
    List<SiteConfig> configs = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      SiteId id = new SiteId("site" + site);
      Path root = Files.createDirectories(folder.resolve(id.value()));
      write(root, site);
      configs.add(SiteConfig.Folder.readOnly(id, id.value(), root));
    }
    federation.close();
    federation =
        Federation.start(
            configs, FederationSettings.defaults(), StoreSettings.defaults(), SiteObserver.none());
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> federation.all().check().state() == Health.State.UP);
  }

  private static void write(Path root, int site) throws IOException {
    if (site > 0) {
      SyntheticStudy.of(Modality.MR, 1_000L + site).writeTo(root.resolve("other"));
      return;
    }
    LARGE.writeTo(root.resolve("large"));
    for (int study = 0; study < 199; study++) {
      SyntheticStudy.of(Modality.CT, 2_000L + study)
          .with(new Extent(1, 2, 1, 64, 64))
          .writeTo(root.resolve("study" + study));
    }
  }

  /** Stops the sites and removes the folders. */
  @TearDown
  public void stop() throws IOException {
    federation.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Call call() {
    return new Call(Deadline.in(Duration.ofMinutes(1)), "benchmark");
  }

  /** 25 of 200 studies over the routes. */
  @Benchmark
  public long find25() {
    return federation.all().find(PAGE, call(), (_, _) -> true).delivered();
  }

  /** The same from the site itself: the difference is what routes and federation cost. */
  @Benchmark
  public long find25AtTheSite() {
    return federation
        .site(new SiteId("site0"))
        .orElseThrow()
        .find(PAGE, call(), (_, _) -> true)
        .delivered();
  }

  /** The metadata of 500 instances. */
  @Benchmark
  public long metadata500() {
    return federation
        .all()
        .metadata(InstanceRef.study(LARGE.studyInstanceUid()), call(), (_, _) -> true)
        .delivered();
  }
}
