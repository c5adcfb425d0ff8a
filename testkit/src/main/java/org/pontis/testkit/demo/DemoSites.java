package org.pontis.testkit.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.pontis.testkit.synthetic.SyntheticStudy;

/** The demo's sites as folders of Part 10 files. */
public final class DemoSites {
  private DemoSites() {}

  /**
   * Writes the sites north, south and east below a folder; the same files every time. South also
   * holds a study that north made, byte for byte.
   */
  public static List<DemoSite> write(Path folder) throws IOException {
    List<DemoSite> sites =
        Stream.of(Hospital.values()).map(hospital -> site(hospital, folder)).toList();
    List<Future<?>> writing = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Hospital hospital : Hospital.values()) {
        Path siteFolder = site(hospital, folder).folder();
        for (SyntheticStudy study : hospital.studies()) {
          writing.add(executor.submit(() -> write(study, siteFolder)));
        }
      }
    }
    for (Future<?> study : writing) {
      rethrow(study);
    }
    return sites;
  }

  private static DemoSite site(Hospital hospital, Path folder) {
    Path siteFolder = folder.resolve(hospital.id().value());
    return new DemoSite(hospital.id(), hospital.title(), siteFolder, hospital.issuer());
  }

  private static Path write(SyntheticStudy study, Path siteFolder) throws IOException {
    Path studyFolder = siteFolder.resolve("study-" + study.seed());
    study.writeTo(studyFolder);
    return studyFolder;
  }

  private static void rethrow(Future<?> done) throws IOException {
    if (done.state() == Future.State.FAILED) {
      throw new IOException("a demo study cannot be written", done.exceptionNow());
    }
  }
}
