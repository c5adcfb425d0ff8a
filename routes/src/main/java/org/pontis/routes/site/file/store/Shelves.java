package org.pontis.routes.site.file.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pontis.routes.site.file.index.Finding;

/** The places of instances: a folder for each study, in it one for each series. */
final class Shelves {
  /** So many folders are remembered as durable; then they are synced once more. */
  private static final int REMEMBERED = 50_000;

  private final Path root;
  private final FolderSync sync;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Shelves(Path root, FolderSync sync) {
    this.root = root;
    this.sync = sync;
  }

  /** Where an instance belongs; its folders are there. */
  Path place(Finding.Instance instance) throws IOException {
    Path study = root.resolve(instance.study().value());
    Path series = study.resolve(instance.series().value());
    if (!series.toFile().isDirectory()) {
      Arrival.create(study);
      Arrival.create(series);
    }
    return series.resolve(instance.instance().value() + ".dcm");
  }

  /** Makes the name of a file durable, and the names of the folders it is in if they are new. */
  void sync(Path place) throws IOException {
    Path series = place.resolveSibling("");
    List<Path> unsynced = new ArrayList<>();
    unsynced.add(series);
    List<Path> above = new ArrayList<>();
    for (Path folder = series; !folder.equals(root); folder = folder.resolve("..").normalize()) {
      if (!durable.contains(folder)) {
        above.add(folder);
        unsynced.add(folder.resolve("..").normalize());
      }
    }
    sync.sync(unsynced);
    if (durable.size() > REMEMBERED) {
      durable.clear();
    }
    durable.addAll(above);
  }
}
